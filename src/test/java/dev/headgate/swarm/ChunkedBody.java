package dev.headgate.swarm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Takes an HTTP/1.1 response apart as it arrives: the head, then chunks, whose bytes it hands on. */
final class ChunkedBody {
    private static final int HEAD_ENDS = 0x0D0A0D0A;

    private enum Part {
        HEAD,
        SIZE,
        DATA,
        GAP
    }

    private final EventScanner events;
    private final StringBuilder status = new StringBuilder();
    private Part part = Part.HEAD;
    private boolean statusRead;
    private int last;
    private int left;
    private int chunks;

    ChunkedBody(EventScanner events) {
        this.events = events;
    }

    void feed(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            switch (part) {
                case HEAD -> head(bytes.get());
                case SIZE -> size(bytes.get());
                case DATA -> data(bytes);
                case GAP -> gap(bytes.get());
            }
        }
    }

    /** 0 until the head is there. */
    int status() {
        return part == Part.HEAD ? 0 : Integer.parseInt(status, 9, 12, 10);
    }

    int chunks() {
        return chunks;
    }

    private void head(byte b) {
        statusRead |= b == '\r';
        if (!statusRead) {
            status.append((char) b);
        }
        last = (last << 8) | (b & 0xFF);
        if (last == HEAD_ENDS) {
            part = Part.SIZE;
        }
    }

    private void size(byte b) {
        if (b == '\n') {
            part = Part.DATA;
            chunks++;
        } else if (b != '\r') {
            left = (left << 4) | Character.digit(b, 16);
        }
    }

    private void data(ByteBuffer bytes) {
        var taken = Math.min(left, bytes.remaining());
        events.feed(bytes.slice(bytes.position(), taken));
        bytes.position(bytes.position() + taken);
        left -= taken;
        if (left == 0) {
            part = Part.GAP;
        }
    }

    private void gap(byte b) {
        if (b == '\n') {
            part = Part.SIZE;
        }
    }

    /** The request that asks for such a response. */
    static byte[] request(String path, String host, long seen) {
        var resume = seen < 0 ? "" : "Last-Event-ID: " + seen + "\r\n";
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/event-stream\r\n" + resume + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
