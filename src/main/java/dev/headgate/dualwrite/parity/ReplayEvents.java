package dev.headgate.dualwrite.parity;

import java.util.List;

/**
 * Asks to send events once more to an adapter whose readers don't have them as they were written.
 *
 * @param actor who asks
 */
public record ReplayEvents(String adapter, List<Long> sequences, String actor, String reason) {
    /** Request/reply within this JVM: {@link ReplayEvents} → {@link ReplayResult}. */
    public static final String ADDRESS = "headgate.events.replay";

    /** Of the sequences of one request. */
    public static final int MOST = 1_000;

    public ReplayEvents {
        sequences = List.copyOf(sequences);
    }
}
