package dev.headgate.swarm;

import java.nio.ByteBuffer;

/** Finds the ids of events in a stream, and remembers no more of an event than that. */
final class EventScanner {
    private static final byte[] ID = {'i', 'd', ':'};

    /** Hears of each event that carries an id, when the event is complete. */
    interface Listener {
        void event(long id);
    }

    private final Listener listener;
    private int column;
    private boolean isId;
    private long number;
    private long id = -1;
    private long events;

    EventScanner(Listener listener) {
        this.listener = listener;
    }

    long events() {
        return events;
    }

    /** A new connection starts in the middle of nothing. */
    void restart() {
        column = 0;
        id = -1;
        isId = false;
    }

    void feed(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            var b = bytes.get();
            if (b == '\n') {
                endLine();
            } else {
                inLine(b);
            }
        }
    }

    private void inLine(byte b) {
        if (column == 0) {
            isId = true;
            number = 0;
        }
        if (column < ID.length) {
            isId &= b == ID[column];
        } else if (isId && b >= '0' && b <= '9') {
            number = number * 10 + b - '0';
        }
        column++;
    }

    private void endLine() {
        if (column == 0) {
            events++;
            if (id >= 0) {
                listener.event(id);
            }
            id = -1;
        } else if (isId && column > ID.length) {
            id = number;
        }
        column = 0;
    }
}
