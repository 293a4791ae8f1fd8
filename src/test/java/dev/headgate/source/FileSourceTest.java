package dev.headgate.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Limits;
import dev.headgate.config.Reading;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
    @TempDir
    private Path folder;

    private Rig rig;
    private Source source;

    @BeforeEach
    void aGoodFile() throws Exception {
        rig = new Rig(folder);
        rig.write("a.yaml", Rig.percentage(25));
        source = rig.file("a.yaml", "yaml");
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void eachLeafSaysWhichLineItComesFrom() throws Exception {
        var good = (Reading.Good) Rig.read(source);

        var origin = good.tree().nearestOrigin(Rig.CRITICAL).orElseThrow();
        assertThat(origin.where()).isEqualTo("a.yaml:4");
        assertThat(origin.place()).hasToString("Optional[a.yaml:4:19]");
        assertThat(origin.kind()).isEqualTo("file");
        assertThat(source.location()).isEqualTo("a.yaml");
    }

    @Tag("S1")
    @Test
    void malformedYamlIsAProblemWithLineAndColumnAndTheNextGoodReadRecovers() throws Exception {
        rig.write("a.yaml", "dual_write:\n  categories: [\n");
        assertThat(Rig.problems(Rig.read(source)))
                .singleElement()
                .asString()
                .startsWith("a.yaml:3:1: not YAML: while parsing a flow node: expected the node content");

        rig.write("a.yaml", Rig.percentage(30));
        assertThat(Rig.value(Rig.read(source), Rig.CRITICAL)).isEqualTo(new BigDecimal(30));
    }

    @Tag("S2")
    @Test
    void aFileTruncatedToNothingFails() throws Exception {
        rig.write("a.yaml", "");

        assertThat(Rig.problems(Rig.read(source)))
                .containsExactly("a.yaml:1:1: holds nothing; {} says empty on purpose");
    }

    @Tag("S2")
    @Test
    void aDeletedFileFailsAndNoCopyOnTheClassPathStandsInForIt() throws Exception {
        assertThat(Rig.read(source)).isInstanceOf(Reading.Good.class);
        Files.delete(folder.resolve("a.yaml"));

        assertThat(Rig.problems(Rig.read(source))).containsExactly("a.yaml: the file does not exist");
        assertThat(Rig.problems(Rig.read(rig.file("logback.xml", "yaml"))))
                .as("a resource of that name exists")
                .containsExactly("logback.xml: the file does not exist");
    }

    @Tag("S2")
    @Test
    void aDirectoryInTheFilesPlaceFails() throws Exception {
        Files.delete(folder.resolve("a.yaml"));
        Files.createDirectory(folder.resolve("a.yaml"));

        assertThat(Rig.problems(Rig.read(source))).containsExactly("a.yaml: expected a file, found a directory");
    }

    @Tag("S2")
    @Test
    void aFifoIsNeverOpened() throws Exception {
        Files.delete(folder.resolve("a.yaml"));
        var made = new ProcessBuilder("mkfifo", folder.resolve("a.yaml").toString()).start();
        assertThat(made.waitFor()).isZero();

        assertThat(Rig.problems(Rig.read(source)))
                .containsExactly("a.yaml: expected a regular file, found a pipe, socket or device");
    }

    @Tag("S2")
    @Test
    void aDanglingLinkSaysWhereItLeads() throws Exception {
        Files.delete(folder.resolve("a.yaml"));
        Files.createSymbolicLink(folder.resolve("a.yaml"), Path.of("gone.yaml"));

        assertThat(Rig.problems(Rig.read(source))).containsExactly("a.yaml: the link leads to nothing: gone.yaml");
    }

    /** Tests may run as root, whom no permission stops: this file opens, but the system refuses to read its start. */
    @Tag("S2")
    @Test
    void anUnreadableFileFails() throws Exception {
        Files.delete(folder.resolve("a.yaml"));
        Files.createSymbolicLink(folder.resolve("a.yaml"), Path.of("/proc/self/mem"));

        assertThat(Rig.problems(Rig.read(source)))
                .singleElement()
                .asString()
                .startsWith("a.yaml: ")
                .doesNotContain("Exception");
    }

    @Tag("S2")
    @Test
    void aHalfWrittenFileFailsOrSaysOnlyWhatItHas() throws Exception {
        var whole = Rig.percentage(25) + "      adapters: [websocket, realtime]\n";
        rig.write("a.yaml", whole.substring(0, whole.length() - 9));

        assertThat(Rig.problems(Rig.read(source))).singleElement().asString().startsWith("a.yaml:5:");
    }

    @Tag("S2")
    @Test
    void aRenameOverTheFileIsOneCleanChange() throws Exception {
        var next = rig.write("a.yaml.new", Rig.percentage(75));
        Files.move(next, folder.resolve("a.yaml"), StandardCopyOption.ATOMIC_MOVE);

        assertThat(Rig.value(Rig.read(source), Rig.CRITICAL)).isEqualTo(new BigDecimal(75));
    }

    @Tag("S4")
    @Test
    void everyValueThatTheSchemaRefusesIsToldAtOnceWithPlaceAndExpectation() throws Exception {
        var reading = rig.read("""
                dual_write:
                  categories:
                    critical:
                      percentge: 50
                      enabled: yes
                    system: {percentage: 100.5}
                  circuit_breaker_recovery_time_s: soon
                extra: 1
                """, "yaml");

        assertThat(Rig.problems(reading))
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one)
                                .isEqualTo("text:4:18 /dual_write/categories/critical/percentge: "
                                        + "unknown key \"percentge\"; did you mean \"percentage\"?"),
                        two -> assertThat(two)
                                .isEqualTo("text:5:16 /dual_write/categories/critical/enabled: "
                                        + "expected true or false, found \"yes\""),
                        three -> assertThat(three)
                                .startsWith("text:6:26 /dual_write/categories/system/percentage: expected ")
                                .endsWith(", found 100.5"),
                        four -> assertThat(four)
                                .startsWith("text:7:36 /dual_write/circuit_breaker_recovery_time_s: expected ")
                                .endsWith(", found \"soon\""),
                        five -> assertThat(five).startsWith("text:8:8 /extra: unknown section \"extra\""));
    }

    @Tag("S5")
    @Test
    void theTopLevelMustBeAnObject() throws Exception {
        assertThat(Rig.problems(rig.read("- a\n", "yaml")))
                .containsExactly("text:1:1: expected an object, found a list");
        assertThat(Rig.problems(rig.read("12", "json")))
                .containsExactly("text:1:1: expected an object, found a single value");
    }

    @Tag("S6")
    @Test
    void aFileOverTheSizeLimitIsRefusedUnread() throws Exception {
        try (var file = new RandomAccessFile(folder.resolve("a.yaml").toFile(), "rw")) {
            file.setLength(10L * 1024 * 1024);
        }

        assertThat(Rig.problems(Rig.read(source)))
                .containsExactly("a.yaml: 10,485,760 bytes, more than 4,194,304, the limit");
        assertThat(Limits.BYTES).isEqualTo(4_194_304);
    }

    @Test
    void theSameContentIsNotParsedAgain() throws Exception {
        var first = (Reading.Good) Rig.read(source);
        var second = (Reading.Good) Rig.read(source);

        assertThat(second.tree()).isSameAs(first.tree());
        assertThat(second.at()).isAfterOrEqualTo(first.at());
    }

    @Test
    void anEmptyObjectIsALayerThatSaysNothing() throws Exception {
        assertThat(((Reading.Good) rig.read("{}", "yaml")).tree().isEmpty()).isTrue();
        assertThat(((Reading.Good) rig.read("{}", "json")).tree().isEmpty()).isTrue();
    }

    @Test
    void aFormatThatNobodyKnowsIsAProblem() throws Exception {
        assertThat(Rig.problems(Rig.read(rig.file("a.yaml", "toml"))))
                .containsExactly("a.yaml: expected a format: yaml, json or properties, found \"toml\"");
    }
}
