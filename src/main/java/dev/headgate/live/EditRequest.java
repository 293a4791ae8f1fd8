package dev.headgate.live;

import dev.headgate.config.Patch;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks for a change of the override layer.
 *
 * @param proposal what to do
 * @param expected the revision that the asker saw; empty overwrites knowingly
 * @param actor who asks, 1–128 characters
 * @param reason why, 1–500 characters
 * @param idempotency makes a repeat answer with the first outcome
 */
public record EditRequest(
        Proposal proposal, OptionalLong expected, String actor, String reason, Optional<Idempotency> idempotency) {

    public static final int LONGEST_REASON = 500;

    /** What to do with the override layer. */
    public sealed interface Proposal {
        /** Applies a patch to it. */
        record Edit(Patch patch) implements Proposal {}

        /** Makes it what it was after {@code revision}. */
        record Restore(long revision) implements Proposal {}

        /** Empties it. */
        record Reset() implements Proposal {}
    }

    /**
     * Names a request, so that a repeat is known.
     *
     * @param key chosen by the client, 1–128 printable characters
     * @param digest of the request's body; the same key with another digest is refused
     */
    public record Idempotency(String key, String digest) {}
}
