package dev.headgate.dualwrite.deliver.realtime;

import dev.headgate.dualwrite.deliver.Delivery;
import dev.headgate.dualwrite.deliver.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What the project's plan takes, looked at before anything is sent: what goes over it would cost the connection. */
final class Allowance {
    private static final int BYTES_PER_CHAR = 3;

    private final int maxBytes;
    private final long patience;
    private final LongSupplier nanoTime;
    private final Pace pace;
    private final Outcome late;

    /** @param nanoTime {@link System#nanoTime} or a test's clock */
    Allowance(RealtimeSettings settings, LongSupplier nanoTime) {
        this.maxBytes = settings.maxPayloadBytes();
        this.patience = settings.timeout().toNanos();
        this.nanoTime = nanoTime;
        this.pace = new Pace(settings.maxEventsPerSecond(), nanoTime);
        this.late = new Outcome.Postponed(
                "no turn in time: at most " + settings.maxEventsPerSecond() + " events per second, a key's one by one");
    }

    /** The outcome of an event that is too large, whenever it is sent. */
    Optional<Outcome> tooLarge(Delivery delivery) {
        var text = delivery.frame().text();
        if ((long) text.length() * BYTES_PER_CHAR <= maxBytes) {
            return Optional.empty();
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes <= maxBytes
                ? Optional.empty()
                : Optional.of(
                        new Outcome.Impossible("expected at most " + maxBytes + " bytes of payload, found " + bytes));
    }

    /**
     * Keeps a place for one event of a batch.
     *
     * @param since when the batch came: an event waits for its turn only for so long after that
     * @return in how many milliseconds it may leave; empty when that is too late
     */
    OptionalLong reserve(long since) {
        var wait = pace.reserve(since + patience - nanoTime.getAsLong());
        return wait.isEmpty()
                ? wait
                : OptionalLong.of(
                        TimeUnit.NANOSECONDS.toMillis(wait.getAsLong() + TimeUnit.MILLISECONDS.toNanos(1) - 1));
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** The outcome of an event that no place could be kept for. */
    Outcome late() {
        return late;
    }
}
