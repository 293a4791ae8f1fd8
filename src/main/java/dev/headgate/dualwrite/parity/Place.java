package dev.headgate.dualwrite.parity;

/** Where data is compared with its checksum. */
public enum Place {
    /** On accept, with the producer's own checksum. */
    ACCEPT("accept"),
    /** In an adapter, on what is about to leave. */
    LEAVING("leaving"),
    /** At a reader: what came out. */
    WITNESS("witness");

    private final String wire;

    Place(String wire) {
        this.wire = wire;
    }

    /** Its name in JSON and in metrics. */
    public String wire() {
        return wire;
    }
}
