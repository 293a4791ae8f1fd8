package dev.headgate.dualwrite.deliver;

import java.util.ArrayDeque;

/**
 * Gives numbers from 1 without a gap. What is accepted durably takes its number with it to the disk. What is accepted in
 * memory doesn't, so it may only take one up to a ceiling that is on the disk: after a kill the next number is above all
 * that may have been given.
 */
final class Sequences {
    /** How many numbers are reserved at once: seconds of the fastest traffic. */
    static final long RESERVE = 100_000;

    /** Of writes that failed: nobody has seen them. */
    private final ArrayDeque<Long> returned = new ArrayDeque<>();

    private long last;
    private long ceiling;

    /** @param last the highest that may have been given */
    Sequences(long last) {
        this.last = last;
        this.ceiling = last;
    }

    /** The next number, for what goes to the disk with it. */
    long next() {
        return returned.isEmpty() ? ++last : returned.poll();
    }

    void giveBack(long number) {
        returned.add(number);
    }

    /** Whether the next ones, so many, may be given to events in memory. */
    boolean hasReserve(int count) {
        return last + count <= ceiling;
    }

    /** Whether it is time to reserve more. */
    boolean runsLow() {
        return ceiling - last < RESERVE / 2;
    }

    /** The ceiling to put on the disk. */
    long nextCeiling() {
        return last + RESERVE;
    }

    void reserved(long upTo) {
        ceiling = Math.max(ceiling, upTo);
    }

    /** The highest number given so far. */
    long last() {
        return last;
    }
}
