package dev.headgate.bench;

import com.sun.management.ThreadMXBean;
import dev.headgate.dualwrite.deliver.Delivery;
import dev.headgate.dualwrite.deliver.DeliveryRig;
import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Checksum.Algorithm;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.EventWriter;
import dev.headgate.dualwrite.event.Frame;
import dev.headgate.dualwrite.event.WriteResult.Accepted;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A process in which a producer and the data plane share the machine's cores: {@code folder rounds millis}. It prints one
 * JSON array for each round: events a second by {@code write}, bytes allocated for each, events a second by {@code
 * writeDurably}, milliseconds from write to both sinks at 1,000 events a second through the gateway, and called directly.
 *
 * <p>Events are about a thousand keys in all categories, each to two sinks. The witness hears one in a hundred, so that the
 * way is measured and not the listening.
 */
final class EventTraffic {
    /** Events that are on their way at once. */
    private static final int OPEN = 2_000;
    /** Of a durable write, as of an HTTP request. */
    private static final int BATCH = 100;

    private static final int KEYS = 1_000;
    private static final int PACED = 3_000;
    private static final List<String> TYPES =
            List.of("order_placed", "error", "cache_metrics", "session_start", "connection_status");
    private static final String DOCUMENT = """
            {'dual_write': {'categories': {
                'performance': {'percentage': 100, 'adapters': ['websocket', 'realtime']},
                'user_activity': {'enabled': true, 'percentage': 100, 'adapters': ['websocket', 'realtime']}}},
             'adapters': {'websocket': {'witness_percentage': 1}, 'realtime': {'witness_percentage': 1}}}""";

    private final Random random = new Random(1);
    private final CountingSink[] sinks = new CountingSink[2];
    private final Duration time;
    private final Vertx vertx;
    private final Context producer;

    private EventTraffic(Duration time, Path folder) {
        this.time = time;
        var opened = new AtomicInteger();
        this.vertx = DeliveryRig.start(folder, DOCUMENT, (any, settings) -> {
                    var sink = new CountingSink(any, settings.name());
                    sinks[opened.getAndIncrement()] = sink;
                    return sink;
                })
                .vertx();
        this.producer = vertx.getOrCreateContext();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var traffic = new EventTraffic(Duration.ofMillis(Long.parseLong(arguments[2])), Path.of(arguments[0]));
        traffic.round(); // warms up
        for (var round = 0; round < Integer.parseInt(arguments[1]); round++) {
            System.out.println(traffic.round().encode());
        }
        System.exit(0);
    }

    private JsonArray round() throws InterruptedException {
        var writer = EventWriter.of(vertx);
        var before = allocated();
        var written = flood(1, none -> writer.write(next()).map(Accepted.class::cast));
        var bytes = (allocated() - before) / written.count;
        var durable = flood(
                BATCH,
                count -> writer.writeDurably(
                                Stream.generate(this::next).limit(count).toList())
                        .map(results ->
                                results.stream().map(Accepted.class::cast).toList()));
        return new JsonArray()
                .add(written.perSecond)
                .add(bytes)
                .add(durable.perSecond)
                .add(paced(writer::write))
                .add(paced(this::directly));
    }

    private Event next() {
        var data = new JsonObject()
                .put("order", random.nextInt(1_000_000))
                .put("customer", "customer-" + random.nextInt(100_000))
                .put("total", random.nextInt(100_000) / 100.0)
                .put("note", "delivered to the neighbour, as always on weekdays");
        return Event.of(TYPES.get(random.nextInt(TYPES.size())), data)
                .withKey("order-" + random.nextInt(KEYS))
                .from("bench");
    }

    private record Speed(long count, double perSecond) {}

    /** Writes for a while, {@code atOnce} events a time; over when both sinks have all. */
    private Speed flood(int atOnce, IntFunction<Future<?>> write) throws InterruptedException {
        var start = System.nanoTime();
        var end = start + time.toNanos();
        var accepted = new AtomicLong();
        var over = new CountDownLatch(OPEN / atOnce);
        var target = taken();
        producer.runOnContext(go -> {
            for (var lane = 0; lane < OPEN / atOnce; lane++) {
                goOn(atOnce, write, accepted, end, over);
            }
        });
        awaitOrFail(over);
        while (taken() < target + 2 * accepted.get()) {
            Thread.onSpinWait();
        }
        return new Speed(accepted.get(), accepted.get() * 1e9 / (System.nanoTime() - start));
    }

    private void goOn(int atOnce, IntFunction<Future<?>> write, AtomicLong accepted, long end, CountDownLatch over) {
        if (System.nanoTime() > end) {
            over.countDown();
            return;
        }
        write.apply(atOnce).onComplete(result -> {
            if (result.failed()) {
                throw new IllegalStateException(result.cause());
            }
            accepted.addAndGet(atOnce);
            goOn(atOnce, write, accepted, end, over);
        });
    }

    /** Median milliseconds from a write to both sinks, at one event a millisecond. */
    private double paced(Function<Event, Future<?>> write) throws InterruptedException {
        for (var sink : sinks) {
            sink.latencyMs = 5;
        }
        var times = new long[PACED];
        var over = new CountDownLatch(PACED);
        var sent = new AtomicInteger();
        producer.runOnContext(go -> vertx.setPeriodic(1, timer -> {
            var number = sent.getAndIncrement();
            if (number >= PACED) {
                vertx.cancelTimer(timer);
                return;
            }
            var event = next();
            var start = System.nanoTime();
            var remaining = new AtomicInteger(2);
            Runnable arrived = () -> {
                if (remaining.decrementAndGet() == 0) {
                    times[number] = System.nanoTime() - start;
                    over.countDown();
                }
            };
            for (var sink : sinks) {
                sink.awaited.put(event.id(), arrived);
            }
            write.apply(event).onFailure(refused -> over.countDown());
        }));
        awaitOrFail(over);
        for (var sink : sinks) {
            sink.latencyMs = 0;
        }
        return LongStream.of(times).sorted().skip(PACED / 2).findFirst().orElseThrow() / 1e6;
    }

    private Future<?> directly(Event event) {
        var ready = event.accepted(1, "system", new Checksum(Algorithm.CRC32, "00000000"));
        var delivery = new Delivery(ready, Frame.of(ready));
        return Future.all(Arrays.stream(sinks)
                .map(sink -> sink.deliver(List.of(delivery)))
                .toList());
    }

    private long taken() {
        return Arrays.stream(sinks).mapToLong(sink -> sink.taken.get()).sum();
    }

    private static long allocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .sum();
    }

    private static void awaitOrFail(CountDownLatch over) throws InterruptedException {
        if (!over.await(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("events are still on their way");
        }
    }
}
