package dev.headgate.swarm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One event-stream connection of a swarm, and its successors if it reconnects. The swarm's thread drives it; others may
 * look.
 */
public final class Reader {
    private final SwarmOptions options;
    private final byte lastByte;
    private final Receipts receipts;
    private final EventScanner events = new EventScanner(this::event);
    private ChunkedBody body = new ChunkedBody(events);

    private volatile long seen = -1;
    private volatile boolean open;
    private final AtomicInteger steppedBack = new AtomicInteger();
    private volatile long allEvents;
    private volatile int chunks;
    private volatile int status;

    Reader(SwarmOptions options, int number, Receipts receipts) {
        this.options = options;
        this.lastByte = (byte) (1 + number % options.sources());
        this.receipts = receipts;
    }

    /** The revision that it is at; -1 before the first. */
    public long seen() {
        return seen;
    }

    /** Whether the response's head has come and the connection stands. */
    public boolean isOpen() {
        return open;
    }

    /** How often it got an older revision after a newer one. */
    public int steppedBack() {
        return steppedBack.get();
    }

    /** Events of every kind over all of its connections. */
    public long events() {
        return allEvents;
    }

    /** HTTP chunks of this connection, which is how many writes the server made. */
    public int chunks() {
        return chunks;
    }

    /** The last response's status; 0 before there is one. */
    public int status() {
        return status;
    }

    void connect(Selector selector) throws IOException {
        body = new ChunkedBody(events);
        events.restart();
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        if (options.receiveBuffer() > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, options.receiveBuffer());
        }
        channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, lastByte}), 0));
        channel.register(selector, SelectionKey.OP_CONNECT, this);
        channel.connect(options.server());
    }

    /** Asks for the stream. */
    void connected(SelectionKey key) throws IOException {
        var channel = (SocketChannel) key.channel();
        channel.finishConnect();
        var host = "127.0.0.1:" + options.server().getPort();
        var request = ByteBuffer.wrap(ChunkedBody.request(options.path(), host, seen));
        while (request.hasRemaining()) { // a fresh socket takes a few hundred bytes at once
            channel.write(request);
        }
        open = !options.reads();
        key.interestOps(options.reads() ? SelectionKey.OP_READ : 0);
    }

    /** Returns false at the end of the connection. */
    boolean read(SelectionKey key, ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (((SocketChannel) key.channel()).read(buffer) < 0) {
            return false;
        }
        buffer.flip();
        body.feed(buffer);
        status = body.status();
        open = status != 0;
        chunks = body.chunks();
        allEvents = events.events();
        return true;
    }

    void disconnected() {
        open = false;
    }

    private void event(long revision) {
        if (revision < seen) {
            steppedBack.incrementAndGet();
        }
        seen = revision;
        receipts.add(revision, System.nanoTime());
    }
}
