package dev.headgate.dualwrite.deliver;

/** Hears what comes of deliveries. Called on the loop that delivers. */
public interface PathObserver {
    /** The frame is about to leave. */
    void leaving(String adapter, Delivery delivery);

    /**
     * Its outcome is known.
     *
     * @param nanos from the moment when its batch was handed over
     */
    void ended(String adapter, Delivery delivery, Outcome outcome, long nanos);
}
