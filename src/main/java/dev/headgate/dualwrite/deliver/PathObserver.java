package dev.headgate.dualwrite.deliver;

/** Hears what comes of deliveries. Called on the loop that delivers. */
interface PathObserver {
    /** The frame is about to leave. */
    void leaving(DeliveryPath path, Delivery delivery);

    /**
     * Its outcome is known.
     *
     * @param nanos from the moment when its batch was handed over
     */
    void ended(DeliveryPath path, Delivery delivery, Outcome outcome, long nanos);
}
