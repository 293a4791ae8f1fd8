package dev.headgate.dualwrite.deliver;

/**
 * How an adapter is connected, as people read it.
 *
 * @param state whether it can take events
 * @param detail one sentence without a full stop; empty when there is nothing to say
 * @param clients how many readers are connected to it; 0 where it can't know
 * @param missed events that readers missed because they were too slow, since the start; 0 where it can't know
 */
public record AdapterStatus(State state, String detail, int clients, long missed) {
    /** Whether an adapter can take events. */
    public enum State {
        READY,
        /** It would take events, and is connecting. */
        CONNECTING,
        /** It isn't {@link Adapter#isConfigured configured}. */
        UNCONFIGURED
    }

    /** Of an adapter that knows nothing of its readers. */
    public static AdapterStatus of(State state, String detail) {
        return new AdapterStatus(state, detail, 0, 0);
    }

    /** Ready, without more to say. */
    public static AdapterStatus ready(int clients) {
        return new AdapterStatus(State.READY, "", clients, 0);
    }

    public boolean isReady() {
        return state == State.READY;
    }
}
