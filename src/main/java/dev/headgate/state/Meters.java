package dev.headgate.state;

import dev.headgate.config.Revision;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What the writer counts. */
final class Meters {
    private final MeterRegistry registry;
    private final Timer edits;

    Meters(MeterRegistry registry) {
        this.registry = registry;
        this.edits = Timer.builder("headgate.edit")
                .description("from an edit's arrival to its answer")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    void committed(Revision revision) {
        registry.counter("headgate.revisions", "origin", revision.origin().wire())
                .increment();
    }

    Timer edits() {
        return edits;
    }

    void scanned(String source, boolean failed) {
        registry.counter("headgate.source.reads", "source", source).increment();
        if (failed) {
            registry.counter("headgate.source.failures", "source", source).increment();
        }
    }

    void unavailable() {
        registry.counter("headgate.store.unavailable").increment();
    }
}
