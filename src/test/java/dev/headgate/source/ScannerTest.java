package dev.headgate.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.config.Reading;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private final List<Reading> readings = new CopyOnWriteArrayList<>();
    private Rig rig;
    private final List<Scanner> started = new ArrayList<>();

    @BeforeEach
    void aGoodFile() throws Exception {
        rig = new Rig(folder);
        rig.write("a.yaml", Rig.percentage(1));
    }

    @AfterEach
    void stop() throws Exception {
        for (var scanner : started) {
            scanner.close().await(10, TimeUnit.SECONDS);
        }
        rig.close();
    }

    private Scanner start(String file, Duration period) {
        var scanner = new Scanner(rig.vertx, List.of(rig.file(file, "yaml")), period, readings::add);
        started.add(scanner);
        scanner.start();
        return scanner;
    }

    /** Watching starts beside the loop: the first hint shows that it has. */
    private void watched() {
        start("a.yaml", NEVER);
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            rig.write("a.yaml", Rig.percentage(2));
            return !readings.isEmpty();
        });
    }

    private void awaitPercentage(int expected) {
        await().untilAsserted(() -> assertThat(Rig.value(readings.get(readings.size() - 1), Rig.CRITICAL))
                .isEqualTo(new BigDecimal(expected)));
    }

    @Tag("S1")
    @Test
    void aBrokenFileIsReportedOnScanAndRecoversOnScan() throws Exception {
        start("a.yaml", OFTEN);
        rig.write("a.yaml", "dual_write: [");
        await().until(() -> !readings.isEmpty() && readings.get(readings.size() - 1) instanceof Reading.Failed);

        rig.write("a.yaml", Rig.percentage(3));

        awaitPercentage(3);
    }

    @Tag("S2")
    @Test
    void aRenamedFileIsSeenLongBeforeTheNextScan() throws Exception {
        watched();
        var next = rig.write("next", Rig.percentage(4));
        Files.move(next, folder.resolve("a.yaml"), StandardCopyOption.ATOMIC_MOVE);

        awaitPercentage(4);
        assertThat(readings).allMatch(reading -> reading instanceof Reading.Good);
    }

    @Tag("S2")
    @Test
    void aSaveInPlaceNeverShowsTheTruncatedFile() throws Exception {
        watched();
        for (var percentage = 10; percentage < 40; percentage++) {
            rig.write("a.yaml", Rig.percentage(percentage)); // truncates, then writes
        }

        awaitPercentage(39);
        assertThat(readings).allMatch(reading -> reading instanceof Reading.Good);
    }

    @Tag("S2")
    @Test
    void aFileThatStaysBrokenIsReportedOnASecondLook() throws Exception {
        watched();
        rig.write("a.yaml", "");

        await().until(() -> readings.get(readings.size() - 1) instanceof Reading.Failed);
    }

    @Tag("S2")
    @Test
    void aDirectoryThatVanishedAndCameBackIsReadAgain() throws Exception {
        var inner = Files.createDirectory(folder.resolve("conf"));
        Files.writeString(inner.resolve("b.yaml"), Rig.percentage(5));
        start("conf/b.yaml", OFTEN);
        awaitPercentage(5);
        Files.delete(inner.resolve("b.yaml"));
        Files.delete(inner);
        await().until(() -> readings.get(readings.size() - 1) instanceof Reading.Failed);

        Files.createDirectory(inner);
        Files.writeString(inner.resolve("b.yaml"), Rig.percentage(6));

        awaitPercentage(6);
    }

    /** As Kubernetes mounts a ConfigMap: the file links through {@code ..data}, which is swapped. */
    @Tag("S2")
    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT0.02S"})
    void aSwappedLinkInThePathIsSeenByWatchAndByScan(Duration period) throws Exception {
        for (var version = 1; version <= 2; version++) {
            Files.createDirectory(folder.resolve("..v" + version));
            Files.writeString(folder.resolve("..v" + version + "/c.yaml"), Rig.percentage(6 + version));
        }
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..v1"));
        Files.createSymbolicLink(folder.resolve("c.yaml"), Path.of("..data/c.yaml"));
        start("c.yaml", period);
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            rig.write("..touch", "");
            return !readings.isEmpty();
        });

        Files.createSymbolicLink(folder.resolve("..tmp"), Path.of("..v2"));
        Files.move(folder.resolve("..tmp"), folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);

        awaitPercentage(8);
    }

    @Test
    void aScanOnDemandHasHandedItsReadingsOnWhenItCompletes() throws Exception {
        var scanner = start("a.yaml", NEVER);
        rig.write("a.yaml", Rig.percentage(9));

        var read = scanner.scanNow().await(10, TimeUnit.SECONDS);

        assertThat(read).hasSize(1);
        assertThat(readings).contains(read.get(0));
        assertThat(Rig.value(read.get(0), Rig.CRITICAL)).isEqualTo(new BigDecimal(9));
    }
}
