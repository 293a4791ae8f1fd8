package dev.headgate.dualwrite.health;

import dev.headgate.dualwrite.AdapterHealth;
import dev.headgate.dualwrite.CircuitBreaker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One adapter's live settings, as its breaker compares with them. */
record Limits(boolean enabled, double failureRate, double slowMs, Duration recovery) {
    /** Of the events that a witness compared: an adapter that alters more is left aside. */
    static final double MISMATCHES = 0.10;

    static Limits of(AdapterHealth health, CircuitBreaker settings) {
        return new Limits(
                settings.enabled(),
                settings.failureThreshold().doubleValue(),
                settings.latencyMultiplier()
                        .multiply(BigDecimal.valueOf(health.latencyThresholdMs()))
                        .doubleValue(),
                Duration.ofSeconds(settings.recoveryTimeS()));
    }

    boolean isSlow(long nanos) {
        return nanos > slowMs * TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** Why a closed breaker must open; empty while it needn't. More than 5 % slow calls are the same as a slow p95. */
    Optional<String> broken(HealthWindow window, double mismatchRate) {
        if (window.samples() < HealthWindow.ENOUGH) {
            return Optional.empty();
        }
        if (window.errorRate() > failureRate) {
            return Optional.of("error rate " + percent(window.errorRate()) + " over " + percent(failureRate));
        }
        var p95 = window.percentileMs(95);
        if (p95 > slowMs) {
            return Optional.of("p95 " + number(p95) + " ms over " + number(slowMs) + " ms");
        }
        return mismatchRate > MISMATCHES
                ? Optional.of("mismatch rate " + percent(mismatchRate) + " over " + percent(MISMATCHES))
                : Optional.empty();
    }

    private static String percent(double share) {
        return number(share * 100) + " %";
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
