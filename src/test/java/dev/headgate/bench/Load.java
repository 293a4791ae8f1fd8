package dev.headgate.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What one side did in one round.
 *
 * @param millis each one's time
 */
record Load(List<Double> millis, double perSecond) {
    interface Step {
        void run() throws Exception;
    }

    /** Each editor sends its next edit when the last one is answered. */
    static Load of(Gateway gateway, int editors, AtomicInteger numbers, Duration duration) {
        var millis = new ConcurrentLinkedQueue<Double>();
        var start = System.nanoTime();
        var end = start + duration.toNanos();
        var all = IntStream.range(0, editors)
                .mapToObj(editor -> editing(gateway, editor, numbers, millis, end))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all).join();
        return new Load(List.copyOf(millis), millis.size() * 1e9 / (System.nanoTime() - start));
    }

    private static CompletableFuture<Void> editing(
            Gateway gateway, int editor, AtomicInteger numbers, Queue<Double> millis, long end) {
        var start = System.nanoTime();
        if (start >= end) {
            return CompletableFuture.completedFuture(null);
        }
        return gateway.edit(editor, numbers.incrementAndGet()).thenComposeAsync(revision -> {
            millis.add((System.nanoTime() - start) / 1e6);
            return editing(gateway, editor, numbers, millis, end);
        });
    }

    /** One after the other. */
    static Load of(Step step, Duration duration) throws Exception {
        var millis = new ArrayList<Double>();
        var start = System.nanoTime();
        var end = start + duration.toNanos();
        for (var now = start; now < end; ) {
            step.run();
            var then = System.nanoTime();
            millis.add((then - now) / 1e6);
            now = then;
        }
        return new Load(millis, millis.size() * 1e9 / (System.nanoTime() - start));
    }

    double quantile(double share) {
        return new Samples(millis).quantile(share);
    }
}
