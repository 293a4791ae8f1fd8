package dev.headgate.dualwrite.parity;

import java.util.Locale;

/** What the ledger counts of one adapter and category. */
enum Tally {
    /** The adapter said that it took the event. */
    SENT,
    /** Heard as it was sent, within the window. */
    CONFIRMED,
    /** Heard as it was sent, after the window and within {@link Ledger#LATEST}. */
    LATE,
    /** Not heard within the window, nor since. */
    MISSING,
    /** Heard once more. */
    DUPLICATED,
    /** Heard, and not as it was sent. */
    MISMATCHED,
    /** Heard after a later event of the same key. */
    REORDERED,
    /** Sent while the witness was not connected, or forgotten because too many were open. */
    UNWITNESSED,
    /** Compared with its checksum before it left, or on accept. */
    CHECKED,
    /** Of those compared, not as it should be. */
    REFUTED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
