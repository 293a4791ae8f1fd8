package dev.headgate.dualwrite;

import java.math.BigDecimal;

/**
 * When an adapter is left aside.
 *
 * @param failureThreshold the error rate that opens it, 0–1
 * @param recoveryTimeS how long it stays open, seconds
 * @param latencyMultiplier of the adapter's latency threshold: what counts as a slow call, at least 1
 */
public record CircuitBreaker(
        boolean enabled, BigDecimal failureThreshold, long recoveryTimeS, BigDecimal latencyMultiplier) {}
