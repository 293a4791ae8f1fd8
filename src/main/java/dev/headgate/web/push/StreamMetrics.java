package dev.headgate.web.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the streams of all event loops cost and how fast they are. Make one for all hubs. */
public final class StreamMetrics {
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong queued = new AtomicLong();
    private final Counter conflations;
    private final Counter stalled;
    private final Timer propagation;

    public StreamMetrics(MeterRegistry registry) {
        Gauge.builder("headgate.streams.open", open, AtomicInteger::get)
                .description("Open event streams")
                .register(registry);
        Gauge.builder("headgate.streams.queued", queued, AtomicLong::get)
                .description("What is queued for readers of event streams")
                .baseUnit("bytes")
                .register(registry);
        conflations = Counter.builder("headgate.streams.conflations")
                .description("Readers that fell behind and got a snapshot in place of the events between")
                .register(registry);
        stalled = Counter.builder("headgate.streams.stalled")
                .description("Streams closed because the reader took nothing")
                .register(registry);
        propagation = Timer.builder("headgate.propagation")
                .description(
                        "From a revision's commit to the end of the round that sent it to the last stream of a loop")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    /** Counts one more stream unless that makes too many. */
    boolean opened(int most) {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            return false;
        }
        return true;
    }

    void closed() {
        open.decrementAndGet();
    }

    void queued(int bytes) {
        queued.addAndGet(bytes);
    }

    void conflated() {
        conflations.increment();
    }

    void stalled() {
        stalled.increment();
    }

    void propagated(long nanos) {
        propagation.record(nanos, TimeUnit.NANOSECONDS);
    }
}
