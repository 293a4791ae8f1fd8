package dev.headgate.dualwrite;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code dual_write} section, ready to decide. Immutable; every decision is lock-free and allocates nothing.
 *
 * @param categories by lower-case name, in the document's order
 * @param globalOverride the one adapter that everything goes to; empty when the kill switch is off
 * @param adapterHealth by adapter name
 */
public record DualWrite(
        Map<String, Category> categories,
        Optional<String> globalOverride,
        Map<String, AdapterHealth> adapterHealth,
        CircuitBreaker circuitBreaker,
        RoutingTable routing) {

    public static DualWrite of(
            Map<String, Category> categories,
            Optional<String> globalOverride,
            Map<String, AdapterHealth> adapterHealth,
            CircuitBreaker circuitBreaker) {
        return new DualWrite(
                Collections.unmodifiableMap(new LinkedHashMap<>(categories)),
                globalOverride,
                Collections.unmodifiableMap(new LinkedHashMap<>(adapterHealth)),
                circuitBreaker,
                RoutingTable.of(categories, globalOverride));
    }

    /** The adapters of a category for an event that is sampled in. Names are case-insensitive. */
    public List<String> adapters(String category) {
        return routing.adapters(category);
    }

    public boolean shouldDualWrite(String category) {
        return adapters(category).size() > 1;
    }

    /** The category's percentage; 0 for an unknown one. */
    public BigDecimal percentage(String category) {
        return routing.find(category).map(RoutingTable.Entry::percentage).orElse(BigDecimal.ZERO);
    }

    public boolean knows(String category) {
        return routing.find(category).isPresent();
    }

    /**
     * Which adapters one event goes to.
     *
     * @param key the entity's id (an order, a user), not the request's: the same key always gets the same answer
     */
    public Route route(String category, String key) {
        return routing.route(category, key);
    }
}
