package dev.headgate.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How much is measured.
 *
 * @param quick few and short rounds: to see that all parts work, not for the record
 * @param jar the packaged program
 * @param folder for whatever a part leaves on disk; on the disk that a gateway would use
 */
record Settings(boolean quick, Path jar, Path folder) {
    int rounds() {
        return quick ? 2 : 5;
    }

    /** How long one side is put under load in one round. */
    Duration load() {
        return Duration.ofSeconds(quick ? 1 : 5);
    }

    int many(int full) {
        return quick ? Math.max(1, full / 10) : full;
    }
}
