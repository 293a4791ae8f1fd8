package dev.headgate.live;

/** The event bus addresses of the gateway. */
public final class Addresses {
    /** Published after each commit: {@link ConfigChanged}. */
    public static final String CHANGED = "headgate.config.changed";

    /** Request/reply: {@link EditRequest} → {@link EditResult}. */
    public static final String EDIT = "headgate.config.edit";

    /** Request/reply: {@link EditRequest} → {@link Preview}; nothing is written. */
    public static final String PREVIEW = "headgate.config.preview";

    /** Published when a source's status changes: {@link SourceChanged}. */
    public static final String SOURCE = "headgate.config.source";

    /** Request/reply: null → {@link SourceList}, after every source was read and any change is live. */
    public static final String SCAN = "headgate.config.scan";

    /** Published when the store stops or starts taking writes: {@link StoreStatus}. */
    public static final String STORE = "headgate.config.store";

    private Addresses() {}
}
