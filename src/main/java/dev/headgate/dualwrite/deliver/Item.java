package dev.headgate.dualwrite.deliver;

/**
 * A delivery in a lane.
 *
 * @param settlement told when this lane is done with it; not for what comes from the spool
 * @param position where it is in the lane's spool; {@link #FRESH} when it isn't
 */
record Item(Delivery delivery, Settlement settlement, long position) {
    static final long FRESH = -1;

    static Item fresh(Delivery delivery, Settlement settlement) {
        return new Item(delivery, settlement, FRESH);
    }

    static Item replayed(Delivery delivery, long position) {
        return new Item(delivery, Settlement.NONE, position);
    }

    boolean isReplayed() {
        return position != FRESH;
    }

    String key() {
        return delivery.key();
    }
}
