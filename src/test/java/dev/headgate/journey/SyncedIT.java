package dev.headgate.journey;

import static dev.headgate.journey.HttpJson.PERFORMANCE;
import static dev.headgate.journey.HttpJson.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill can't show a missing sync, since the kernel keeps what a dead process wrote. Its system calls can. */
@Tag("D2")
class SyncedIT {
    private static final int EDITS = 20;

    @Test
    void eachCommitIsSyncedBetweenItsRequestAndItsAnswer(@TempDir Path directory) throws IOException {
        var trace = directory.resolve("system-calls.txt");
        var calls = "trace=fsync,fdatasync,read,write,writev,sendto,sendmsg";
        var traced = Installation.in(directory)
                .under("strace", "-f", "--seccomp-bpf", "-y", "-o", trace.toString(), "-e", calls);

        try (var gateway = traced.start()) {
            IntStream.range(0, EDITS).forEach(number -> {
                var answer = gateway.http().edit("edit " + number, replace(PERFORMANCE, number));
                assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            });
        }

        assertThat(syncsBeforeEachAnswer(Files.readAllLines(trace)))
                .hasSize(EDITS)
                .allSatisfy(syncs -> assertThat(syncs).isPositive());
    }

    /** For each answer 201, how many syncs of the database or its log ended since its request was read. */
    private static List<Integer> syncsBeforeEachAnswer(List<String> trace) {
        var journal = new Journal();
        return trace.stream()
                .filter(journal::isAnswer)
                .map(answer -> journal.syncs)
                .toList();
    }

    /** Goes through the trace in its order. A line stands where the call began, or where strace says that it resumed. */
    private static final class Journal {
        private static final Pattern BEGUN = Pattern.compile("^(\\d+)\\s+f(?:data)?sync\\(\\d+<(.*?)>(.*)$");
        private static final Pattern RESUMED = Pattern.compile("^(\\d+)\\s+<\\.\\.\\. f(?:data)?sync resumed>(.*)$");

        private final Map<String, String> unfinished = new HashMap<>();
        private int syncs;

        boolean isAnswer(String line) {
            var begun = BEGUN.matcher(line);
            var resumed = RESUMED.matcher(line);
            if (line.contains("\"POST /api/v1/revisions")) {
                syncs = 0;
            } else if (begun.find()) {
                if (begun.group(3).contains("<unfinished")) {
                    unfinished.put(begun.group(1), begun.group(2));
                } else {
                    ended(begun.group(2), begun.group(3));
                }
            } else if (resumed.find()) {
                ended(unfinished.getOrDefault(resumed.group(1), ""), resumed.group(2));
            }
            return line.contains("\"HTTP/1.1 201");
        }

        private void ended(String file, String result) {
            if (file.contains(Installation.DATABASE) && result.endsWith("= 0")) {
                syncs++;
            }
        }
    }
}
