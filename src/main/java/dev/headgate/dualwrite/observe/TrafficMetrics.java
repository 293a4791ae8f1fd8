package dev.headgate.dualwrite.observe;

import dev.headgate.dualwrite.health.BreakerState.Phase;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The data plane as Prometheus reads it; brought up to date once a second, so that an event costs nothing here. */
final class TrafficMetrics {
    /** Events may name categories of their own, and a label is kept for ever. */
    private static final int CATEGORIES = 200;

    private final MeterRegistry registry;
    private final Set<String> categories = new HashSet<>();
    private final Map<String, Reading> readings = new HashMap<>();

    TrafficMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void accepted(String category, Flow flow) {
        var known = categories.contains(category) || (categories.size() < CATEGORIES && categories.add(category));
        registry.counter("headgate.events.accepted", "category", known ? category : "(others)")
                .increment(flow.events());
    }

    void ended(String adapter, Point point) {
        delivered(adapter, "delivered", point.calls() - point.errors());
        delivered(adapter, "failed", point.errors());
    }

    private void delivered(String adapter, String outcome, int count) {
        registry.counter("headgate.deliveries", "adapter", adapter, "outcome", outcome)
                .increment(count);
    }

    /** Of adapters that aren't there any more, nothing is known. */
    void read(Map<String, AdapterReading> now) {
        now.keySet().forEach(adapter -> readings.computeIfAbsent(adapter, this::register));
        readings.forEach((adapter, reading) -> reading.now = now.get(adapter));
    }

    private Reading register(String adapter) {
        var reading = new Reading();
        for (var phase : Phase.values()) {
            Gauge.builder(
                            "headgate.breaker.state",
                            reading,
                            it -> it.value(now -> now.breaker().phase() == phase ? 1 : 0))
                    .description("1 for the state that an adapter's breaker is in")
                    .tag("adapter", adapter)
                    .tag("state", phase.wire())
                    .register(registry);
        }
        gauge(
                "headgate.breaker.share",
                adapter,
                reading,
                "The percentage of keys that the breaker lets through",
                now -> now.breaker().share());
        gauge("headgate.spool.events", adapter, reading, "Events that wait on the disk", AdapterReading::spoolEvents);
        gauge("headgate.spool.bytes", adapter, reading, "Their size", AdapterReading::spoolBytes);
        counter(
                "headgate.events.given.up",
                adapter,
                reading,
                "Events that an adapter never gets: too large, or the oldest of a full spool",
                AdapterReading::givenUp);
        counter(
                "headgate.events.missed",
                adapter,
                reading,
                "Events that readers of an adapter missed because they were too slow",
                AdapterReading::missed);
        gauge("headgate.adapter.queued", adapter, reading, "Events that wait in memory", AdapterReading::queued);
        gauge("headgate.adapter.clients", adapter, reading, "Readers of an adapter", AdapterReading::clients);
        return reading;
    }

    private void counter(
            String name, String adapter, Reading reading, String what, ToDoubleFunction<AdapterReading> value) {
        FunctionCounter.builder(name, reading, it -> it.value(value))
                .description(what)
                .tag("adapter", adapter)
                .register(registry);
    }

    private void gauge(
            String name, String adapter, Reading reading, String what, ToDoubleFunction<AdapterReading> value) {
        Gauge.builder(name, reading, it -> it.value(value))
                .description(what)
                .tag("adapter", adapter)
                .register(registry);
    }

    /** Written by the loop that delivers, read by whoever is asked for metrics. */
    private static final class Reading {
        private volatile @Nullable AdapterReading now;

        double value(ToDoubleFunction<AdapterReading> of) {
            var current = now;
            return current == null ? Double.NaN : of.applyAsDouble(current);
        }
    }
}
