package dev.headgate.swarm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * Many event-stream readers on one thread and one selector, so that measuring 10,000 streams costs the machine little more
 * than the bytes do.
 */
public final class Swarm implements AutoCloseable {
    /** Fewer than a listen queue holds, so that no connection is dropped and retried by the kernel. */
    private static final int CONNECTING_AT_ONCE = 128;

    private static final Duration BACK_AFTER = Duration.ofMillis(50);
    private static final int BUFFER = 256 * 1024;

    private final SwarmOptions options;
    private final Receipts receipts = new Receipts();
    private final List<Reader> readers;
    private final Queue<Absent> absent = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Selector selector;
    private final Thread thread;
    private int connecting;
    private volatile boolean closed;

    private record Absent(Reader reader, long notBefore) {}

    private Swarm(SwarmOptions options) throws IOException {
        this.options = options;
        this.selector = Selector.open();
        this.readers = IntStream.range(0, options.readers())
                .mapToObj(number -> new Reader(options, number, receipts))
                .toList();
        readers.forEach(reader -> absent.add(new Absent(reader, System.nanoTime())));
        this.thread = new Thread(this::run, "swarm");
    }

    /** Starts to connect. */
    public static Swarm start(SwarmOptions options) {
        try {
            var swarm = new Swarm(options);
            swarm.thread.start();
            return swarm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Reader> readers() {
        return readers;
    }

    public Receipts receipts() {
        return receipts;
    }

    /** How many readers have a standing stream. */
    public long open() {
        return readers.stream().filter(Reader::isOpen).count();
    }

    /** How many readers are at this revision. */
    public long at(long revision) {
        return readers.stream().filter(reader -> reader.seen() == revision).count();
    }

    /** How often any reader got an older revision after a newer one. */
    public int steppedBack() {
        return readers.stream().mapToInt(Reader::steppedBack).sum();
    }

    /** Makes readers that don't read begin to. */
    public void startReading() {
        selector.keys().forEach(key -> key.interestOps(SelectionKey.OP_READ));
        selector.wakeup();
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                connectSome();
                selector.select(this::ready, BACK_AFTER.toMillis());
            }
            for (var key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connectSome() throws IOException {
        while (connecting < CONNECTING_AT_ONCE
                && !absent.isEmpty()
                && absent.element().notBefore <= System.nanoTime()) {
            connecting++;
            absent.remove().reader.connect(selector);
        }
    }

    private void ready(SelectionKey key) {
        var reader = (Reader) key.attachment();
        var isNew = key.isConnectable();
        try {
            if (isNew) {
                reader.connected(key);
                connecting--;
            } else if (!reader.read(key, buffer)) {
                gone(key, reader);
            }
        } catch (IOException e) { // refused or reset: as good as ended, and a reader that reconnects tries again
            connecting -= isNew ? 1 : 0;
            gone(key, reader);
        }
    }

    private void gone(SelectionKey key, Reader reader) {
        reader.disconnected();
        key.cancel();
        try {
            key.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (options.reconnects()) {
            absent.add(new Absent(reader, System.nanoTime() + BACK_AFTER.toNanos()));
        }
    }
}
