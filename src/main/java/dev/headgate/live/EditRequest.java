package dev.headgate.live;

import dev.headgate.config.Patch;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Values;
import java.util.ArrayList;
import java.util.List;
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
    public static final int LONGEST_ACTOR = 128;

    /** The paths that the request touches, for telling what they hold now; none where it touches the whole layer. */
    public List<Pointer> paths() {
        return proposal instanceof Proposal.Edit edit ? edit.patch().paths() : List.of();
    }

    /** What is wrong with the request itself, whatever the document says. */
    public List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (!isReason(reason)) {
            problems.add(Problem.at(
                    Pointer.of("reason"),
                    "expected one line of 1 to 500 characters, found " + Values.show(reason),
                    reason));
        }
        if (!isActor(actor)) {
            problems.add(Problem.at(
                    Pointer.of("actor"),
                    "expected one line of 1 to 128 characters, found " + Values.show(actor),
                    actor));
        }
        return problems;
    }

    /** Whether that can be a reason. */
    public static boolean isReason(String text) {
        return isLine(text, LONGEST_REASON);
    }

    /** Whether somebody of that name can have edited. */
    public static boolean isActor(String text) {
        return isLine(text, LONGEST_ACTOR);
    }

    /** Control characters would forge lines in logs; nobody means them. */
    private static boolean isLine(String text, int longest) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= longest
                && text.chars().noneMatch(Character::isISOControl);
    }

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
