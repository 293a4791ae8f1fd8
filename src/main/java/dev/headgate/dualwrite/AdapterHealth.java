package dev.headgate.dualwrite;

import java.math.BigDecimal;

/**
 * When an adapter counts as healthy.
 *
 * @param errorThreshold the highest error rate, 0–1
 * @param latencyThresholdMs the highest p95 latency, milliseconds
 */
public record AdapterHealth(BigDecimal errorThreshold, long latencyThresholdMs) {
    static final AdapterHealth OF_A_NEW_ONE = new AdapterHealth(new BigDecimal("0.05"), 200);
}
