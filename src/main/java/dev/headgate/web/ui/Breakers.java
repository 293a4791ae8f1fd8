package dev.headgate.web.ui;

import dev.headgate.dualwrite.health.BreakerState;
import dev.headgate.dualwrite.health.BreakerState.Phase;
import dev.headgate.dualwrite.health.Health;
import dev.headgate.dualwrite.observe.AdapterReading;
import dev.headgate.dualwrite.observe.LiveTraffic;
import dev.headgate.web.view.Notice;
import dev.headgate.web.view.Pill;
import java.util.Optional;

/** Breakers, in words. */
public final class Breakers {
    private Breakers() {}

    /** Such as {@code half-open} or {@code restoring 25 %}. */
    public static String state(BreakerState state) {
        return switch (state.phase()) {
            case CLOSED -> "closed";
            case OPEN -> "open";
            case HALF_OPEN -> "half-open";
            case RESTORING -> "restoring " + state.share() + " %";
            case FORCED_OPEN -> "forced open";
            case FORCED_CLOSED -> "forced closed";
            case DISABLED -> "disabled";
        };
    }

    /** The same, with its tone. */
    public static Pill pill(BreakerState state) {
        var tone = switch (state.phase()) {
            case CLOSED -> "good";
            case OPEN, FORCED_OPEN -> "bad";
            case HALF_OPEN, RESTORING, FORCED_CLOSED -> "warn";
            case DISABLED -> "off";
        };
        return new Pill(tone, state(state));
    }

    /** Whether anything goes to an adapter, in a word or two. */
    public static Pill pill(AdapterReading adapter) {
        return adapter.isUnconfigured() ? new Pill("off", "not configured") : pill(adapter.breaker());
    }

    /** What that means for events. */
    public static String effect(AdapterReading adapter) {
        return adapter.isUnconfigured() ? "Nothing goes to it." : effect(adapter.breaker());
    }

    /** The same of an adapter, and its health where that is known; empty while it doesn't deliver. */
    static Optional<Pill> pill(LiveTraffic traffic, String adapter) {
        return traffic.traffic().adapter(adapter).map(known -> {
            var breaker = pill(known.now());
            var health = known.now().health();
            return switch (health.verdict()) {
                case UNKNOWN -> breaker;
                case HEALTHY -> new Pill(breaker.tone(), breaker.text() + ", " + health(health));
                case UNHEALTHY ->
                    new Pill(
                            breaker.tone().equals("good") ? "warn" : breaker.tone(),
                            breaker.text() + ", " + health(health));
            };
        });
    }

    static boolean isLeftAside(LiveTraffic traffic, String adapter) {
        return traffic.traffic()
                .adapter(adapter)
                .filter(known -> known.now().breaker().isLeftAside())
                .isPresent();
    }

    /** An adapter's opaque id. */
    public static String id(String adapter) {
        return Subject.adapter(adapter).id();
    }

    /** The verdict in words. */
    public static String health(Health health) {
        return switch (health.verdict()) {
            case UNKNOWN -> "unknown: too few calls";
            case HEALTHY -> "healthy";
            case UNHEALTHY -> "unhealthy";
        };
    }

    private static String effect(BreakerState state) {
        return switch (state.phase()) {
            case CLOSED -> "Every event of its routes goes to it.";
            case OPEN -> "It is left aside until the recovery time is over.";
            case HALF_OPEN -> "Only probes go to it: it closes when five succeed.";
            case RESTORING -> state.share() + " % of the keys go to it again; the share grows each minute.";
            case FORCED_OPEN -> "Somebody left it aside: it stays so until it is reset.";
            case FORCED_CLOSED -> "Somebody closed it: everything goes to it, whatever comes of it.";
            case DISABLED -> "Breakers are off by a setting: everything goes to it.";
        };
    }

    static boolean needsAttention(AdapterReading adapter) {
        if (adapter.isUnconfigured()) {
            return adapter.spoolEvents() > 0;
        }
        var phase = adapter.breaker().phase();
        return phase != Phase.CLOSED && phase != Phase.DISABLED;
    }

    static Notice fullSpool(AdapterReading adapter) {
        return notice(
                "bad",
                adapter.name() + " spool full",
                "Its oldest events are given up, " + adapter.givenUp() + " since the start.");
    }

    static Notice notice(AdapterReading adapter) {
        var waiting = waiting(adapter.spoolEvents());
        return adapter.isUnconfigured()
                ? notice(
                        "warn",
                        adapter.name() + " not configured",
                        "Nothing goes to it: " + adapter.detail() + "." + waiting)
                : notice(
                        adapter.breaker().isLeftAside() ? "bad" : "warn",
                        adapter.name() + " breaker " + state(adapter.breaker()),
                        effect(adapter.breaker()) + waiting);
    }

    private static Notice notice(String tone, String title, String text) {
        return new Notice(tone, title, "", text, "/live", "Live");
    }

    private static String waiting(long events) {
        if (events == 0) {
            return "";
        }
        return events == 1 ? " 1 event waits in its spool." : " " + events + " events wait in its spool.";
    }
}
