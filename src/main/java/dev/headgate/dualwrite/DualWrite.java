package dev.headgate.dualwrite;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code dual_write} section, ready to decide. Immutable; {@link #route}, {@link #adapters} and {@link #knows} take
 * no lock and allocate nothing. No record, since its routes are made once with it and are nobody else's to see.
 */
public final class DualWrite {
    private final Map<String, Category> categories;
    private final Optional<String> globalOverride;
    private final Map<String, AdapterHealth> adapterHealth;
    private final CircuitBreaker circuitBreaker;
    private final RoutingTable routes;

    /**
     * @param categories by lower-case name
     * @param globalOverride the adapter that everything goes to
     * @param adapterHealth by adapter name
     */
    public DualWrite(
            Map<String, Category> categories,
            Optional<String> globalOverride,
            Map<String, AdapterHealth> adapterHealth,
            CircuitBreaker circuitBreaker) {
        this.categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
        this.globalOverride = globalOverride;
        this.adapterHealth = Collections.unmodifiableMap(new LinkedHashMap<>(adapterHealth));
        this.circuitBreaker = circuitBreaker;
        this.routes = RoutingTable.of(this.categories, globalOverride);
    }

    /** By lower-case name, in the document's order. */
    public Map<String, Category> categories() {
        return categories;
    }

    /** The one adapter that everything goes to; empty when the kill switch is off. */
    public Optional<String> globalOverride() {
        return globalOverride;
    }

    /** By adapter name, in the document's order. */
    public Map<String, AdapterHealth> adapterHealth() {
        return adapterHealth;
    }

    /** When an adapter counts as healthy; of one that {@code adapter_health} doesn't name, what a new one has. */
    public AdapterHealth health(String adapter) {
        return adapterHealth.getOrDefault(adapter, AdapterHealth.OF_A_NEW_ONE);
    }

    public CircuitBreaker circuitBreaker() {
        return circuitBreaker;
    }

    /** The adapters of a category for an event that is sampled in. Category names are case-insensitive, here and below. */
    public List<String> adapters(String category) {
        return routes.adapters(category);
    }

    public boolean shouldDualWrite(String category) {
        return adapters(category).size() > 1;
    }

    /** The category's percentage; 0 for an unknown one. */
    public BigDecimal percentage(String category) {
        return routes.percentage(category);
    }

    public boolean knows(String category) {
        return routes.knows(category);
    }

    /**
     * Which adapters one event goes to, and why.
     *
     * @param key the entity's id (an order, a user), not the request's: the same key always gets the same answer
     */
    public Route route(String category, String key) {
        return routes.route(category, key);
    }
}
