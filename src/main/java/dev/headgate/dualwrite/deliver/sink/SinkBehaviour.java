package dev.headgate.dualwrite.deliver.sink;

import io.vertx.core.json.JsonObject;

/**
 * How a sink behaves.
 *
 * @param latencyMs how long it takes over a batch
 * @param jitterMs at most how much longer
 * @param errorRate how many it refuses, 0–1, as all rates here
 * @param corruptRate in how many a character of the data changes
 * @param dropRate how many it acknowledges and never delivers
 * @param duplicateRate how many come out twice
 * @param reorderRate how many come out after the one behind them
 */
public record SinkBehaviour(
        int latencyMs,
        int jitterMs,
        double errorRate,
        double corruptRate,
        double dropRate,
        double duplicateRate,
        double reorderRate) {
    /** At once, and without a fault. */
    public static final SinkBehaviour PERFECT = new SinkBehaviour(0, 0, 0, 0, 0, 0, 0);

    static SinkBehaviour of(JsonObject options) {
        return new SinkBehaviour(
                options.getInteger("latency_ms"),
                options.getInteger("jitter_ms"),
                options.getDouble("error_rate"),
                options.getDouble("corrupt_rate"),
                options.getDouble("drop_rate"),
                options.getDouble("duplicate_rate"),
                options.getDouble("reorder_rate"));
    }
}
