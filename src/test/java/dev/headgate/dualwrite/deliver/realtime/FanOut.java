package dev.headgate.dualwrite.deliver.realtime;

import java.util.ArrayList;
import java.util.List;

/** What becomes of broadcasts between their sender and the others. */
final class FanOut {
    private final List<Broadcast> held = new ArrayList<>();
    private Fault fault = Fault.NONE;
    private int left;

    enum Fault {
        NONE,
        DROP,
        DUPLICATE,
        CORRUPT,
        /** Lets the next one go first. */
        REORDER
    }

    synchronized void doTo(int broadcasts, Fault chosen) {
        fault = chosen;
        left = broadcasts;
    }

    /** What goes out now. */
    synchronized List<Broadcast> pass(Broadcast broadcast) {
        var now = new ArrayList<Broadcast>();
        switch (left > 0 ? fault : Fault.NONE) {
            case NONE -> now.add(broadcast);
            case DROP -> {} // it has been acknowledged all the same
            case DUPLICATE -> now.addAll(List.of(broadcast, broadcast));
            case CORRUPT -> now.add(broadcast.corrupted());
            case REORDER -> {
                held.add(broadcast);
                left--;
                return now;
            }
        }
        left--;
        now.addAll(held);
        held.clear();
        return now;
    }
}
