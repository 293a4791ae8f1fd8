package dev.headgate.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Reading;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("S6")
class HostileFileTest {
    private static final long LONGEST_BLOCK = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long MOST_ALLOCATED = 400L * 1024 * 1024;

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void open() {
        rig = new Rig(folder);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    static Stream<Arguments> files() {
        var keys = lines("k%d: 1", 100_000);
        var unknown = "dual_write:\n" + lines("  k%d: {a: 1}", 30_000);
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 30; level++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(level, level, ("*a" + (level - 1) + ", ").repeat(9) + "x"));
        }
        var tower = new StringBuilder("a0: &a0 {k: x}\n");
        for (var level = 1; level < 100; level++) {
            tower.append("a%d: &a%d {k: *a%d}\n".formatted(level, level, level - 1));
        }
        return Stream.of(
                Arguments.of(
                        "an alias bomb", "yaml", bomb.toString(), "aliases expand to more than 65,536 keys and items"),
                Arguments.of("a tower of aliases", "yaml", tower.toString(), "nested deeper than 64 levels, the limit"),
                Arguments.of("brackets, YAML", "yaml", "[".repeat(10_000), "nested deeper than 64 levels, the limit"),
                Arguments.of("brackets, JSON", "json", "[".repeat(10_000), "nested deeper than 64 levels, the limit"),
                Arguments.of("indents", "yaml", indents(), "nested deeper than 64 levels, the limit"),
                Arguments.of("100,000 keys", "yaml", keys, "more than 65,536 keys and items, the limit"),
                Arguments.of("unknown keys", "yaml", unknown, "unknown key \"k0\""),
                Arguments.of("duplicates", "yaml", "a: 1\n".repeat(60_000), "duplicate key \"a\""),
                Arguments.of(
                        "a long key",
                        "yaml",
                        "k".repeat(4_000_000) + ": 1",
                        "longer than 16,384 characters, the limit of a line"),
                Arguments.of("a long comment", "yaml", "#" + "k".repeat(4_000_000), "the limit of a line"),
                Arguments.of("long lines", "yaml", ("# " + "k".repeat(16_000) + "\n").repeat(250), "holds nothing"),
                Arguments.of(
                        "a long number", "json", "{\"a\": " + "1".repeat(4_000_000) + "}", "unknown section \"a\""),
                Arguments.of("10 MB", "yaml", "# " + "x".repeat(10_000_000), "more than 4,194,304, the limit"),
                Arguments.of("nonsense lines", "properties", "x\n".repeat(2_000_000), "expected NAME=value"),
                Arguments.of("a Java type", "yaml", "a: !!javax.script.ScriptEngineManager []", "tags are not read"));
    }

    private static String lines(String line, int count) {
        return IntStream.range(0, count).mapToObj(line::formatted).collect(Collectors.joining("\n"));
    }

    private static String indents() {
        return IntStream.range(0, 1_000)
                .mapToObj(depth -> " ".repeat(depth) + "k:")
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aHostileFileIsRefusedByANamedLimitAndTheEventLoopStaysFree(
            String what, String format, String text, String message) throws Exception {
        rig.write("hostile", text);
        var source = rig.file("hostile", format);
        var loop = new LoopProbe();
        loop.start();

        var reading = (Reading.Failed) Rig.read(source);

        assertThat(Rig.problems(reading)).hasSizeBetween(1, 100);
        assertThat(Rig.problems(reading).get(0))
                .contains(message)
                .doesNotContain("Exception")
                .hasSizeLessThan(500);
        assertThat(loop.longest())
                .as("nanoseconds of one turn of the event loop")
                .isLessThan(LONGEST_BLOCK);
        assertThat(reading.problems().toString()).hasSizeLessThan(100_000);
    }

    /** What is allocated in all, garbage included, is more than what is live at any time: so this bounds the heap too. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void whatAHostileFileAllocatesIsBounded(String what, String format, String text, String message) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var settings = new SourceSettings("n", "file", Optional.of(format), new JsonObject());
        var interpreter = new Interpreter(settings, "hostile", rig.sections);
        var content = new Fetched.Text(Buffer.buffer(text));
        var before = threads.getCurrentThreadAllocatedBytes();

        interpreter.interpret(content);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes")
                .isLessThan(MOST_ALLOCATED);
    }

    /** How long one turn keeps the loop's thread computing; other processes of a busy machine don't count. */
    private final class LoopProbe {
        private final com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final AtomicLong longest = new AtomicLong();
        private long last;

        void start() throws Exception {
            var context = rig.vertx.getOrCreateContext();
            context.<Void>executeBlocking(() -> null).await(5, TimeUnit.SECONDS);
            context.runOnContext(none -> {
                last = threads.getCurrentThreadCpuTime();
                rig.vertx.setPeriodic(1, id -> tick());
            });
        }

        private void tick() {
            var now = threads.getCurrentThreadCpuTime();
            longest.accumulateAndGet(now - last, Math::max);
            last = now;
        }

        long longest() {
            return longest.get();
        }
    }
}
