package dev.headgate.dualwrite.health;

/**
 * How an adapter did in the last minute.
 *
 * @param samples how many calls that is
 * @param errorRate of them, 0–1; this and the latencies are NaN without samples
 * @param p95Ms the latency, in milliseconds, that 95 % of the calls kept within; the others likewise
 */
public record Health(
        long samples, double ratePerS, double errorRate, double p50Ms, double p95Ms, double p99Ms, Verdict verdict) {

    /** Against {@link dev.headgate.dualwrite.AdapterHealth}. */
    public enum Verdict {
        /** Fewer samples than say anything. */
        UNKNOWN,
        HEALTHY,
        /** Too many errors, or a p95 that is too high. */
        UNHEALTHY
    }
}
