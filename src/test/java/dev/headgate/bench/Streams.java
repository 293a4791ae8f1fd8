package dev.headgate.bench;

import static org.awaitility.Awaitility.await;

import dev.headgate.swarm.Swarm;
import dev.headgate.swarm.SwarmOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Many open streams to one server, and when what is published has reached all of them. */
final class Streams implements AutoCloseable {
    /** So many addresses 127.0.0.x that the ports which closed swarms leave in TIME_WAIT don't run out. */
    private static final int SOURCES = 40;

    private static final Duration POLL = Duration.ofMillis(5);

    private final Swarm swarm;
    private final int readers;

    private Streams(Swarm swarm, int readers) {
        this.swarm = swarm;
        this.readers = readers;
    }

    /** Connects, and waits until all streams stand. */
    static Streams open(int port, String path, int readers) {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var streams =
                new Streams(Swarm.start(new SwarmOptions(server, path, readers, true, false, 0, SOURCES)), readers);
        await().atMost(Child.PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> streams.swarm.open() == readers);
        return streams;
    }

    /** When the last reader got it, as {@link System#nanoTime}. */
    long awaitLast(long revision) {
        await().atMost(Child.PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(() -> swarm.receipts().readers(revision) >= readers);
        return swarm.receipts().of(revision).last();
    }

    /** The revision that the first reader is at. */
    long seen() {
        return swarm.readers().get(0).seen();
    }

    /** How many receipts of these revisions there are, over all readers. */
    long deliveries(long first, long last) {
        var sum = 0L;
        for (var revision = first; revision <= last; revision++) {
            sum += swarm.receipts().readers(revision);
        }
        return sum;
    }

    @Override
    public void close() {
        swarm.close();
    }
}
