package dev.headgate.dualwrite;

/** The keys of the section, as files, variables and the API spell them. */
final class Wire {
    static final String CATEGORIES = "categories";
    static final String ENABLED = "enabled";
    static final String PERCENTAGE = "percentage";
    static final String ADAPTERS = "adapters";
    static final String GLOBAL_OVERRIDE = "global_override";
    static final String ADAPTER_HEALTH = "adapter_health";
    static final String ERROR_THRESHOLD = "error_threshold";
    static final String LATENCY_THRESHOLD_MS = "latency_threshold_ms";
    static final String BREAKER_ENABLED = "circuit_breaker_enabled";
    static final String BREAKER_FAILURE_THRESHOLD = "circuit_breaker_failure_threshold";
    static final String BREAKER_RECOVERY_TIME_S = "circuit_breaker_recovery_time_s";
    static final String BREAKER_LATENCY_MULTIPLIER = "circuit_breaker_latency_multiplier";

    /** An override names an adapter and this. */
    static final String ONLY = "_only";

    private Wire() {}
}
