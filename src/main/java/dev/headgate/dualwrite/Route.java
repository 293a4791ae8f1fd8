package dev.headgate.dualwrite;

import java.util.List;

/**
 * Which adapters one event goes to, and why.
 *
 * @param adapters the primary first; empty when the category is muted
 */
public record Route(List<String> adapters, Reason reason) {
    public Route {
        adapters = List.copyOf(adapters);
    }

    /** Whether the event goes down more than one path. */
    public boolean dualWrite() {
        return adapters.size() > 1;
    }

    /** Why a route is what it is. */
    public enum Reason {
        /** The kill switch is on: one adapter for everything. */
        OVERRIDE,
        /** Nobody configured this category. */
        UNKNOWN_CATEGORY,
        DISABLED,
        /** The category has one adapter. */
        SINGLE,
        /** Enabled, without adapters: nothing is delivered. */
        MUTED,
        /** The key is within the percentage: all adapters. */
        SAMPLED_IN,
        /** The key is outside of the percentage: the primary only. */
        SAMPLED_OUT,
        /** Of an event, never of the flags alone: an adapter that it would go to is left aside by its circuit breaker. */
        BREAKER_OPEN,
        /** Of an event, never of the flags alone: an adapter that it would go to isn't declared, or lacks its settings. */
        UNAVAILABLE
    }
}
