package dev.headgate.dualwrite.deliver;

/**
 * How an adapter is connected, as people read it.
 *
 * @param state whether it can take events
 * @param detail one sentence without a full stop; empty when there is nothing to say
 * @param clients how many readers are connected to it; 0 where it can't know
 */
public record AdapterStatus(State state, String detail, int clients) {
    /** Whether an adapter can take events. */
    public enum State {
        READY,
        /** It would take events, and is connecting. */
        CONNECTING,
        /** Its settings lack what it needs. This is no error of it: it is left out of routes until they are there. */
        UNCONFIGURED
    }

    /** Ready, without more to say. */
    public static AdapterStatus ready(int clients) {
        return new AdapterStatus(State.READY, "", clients);
    }

    public boolean isReady() {
        return state == State.READY;
    }
}
