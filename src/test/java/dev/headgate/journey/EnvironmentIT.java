package dev.headgate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The variables of a real process's environment: a JVM can't set its own. */
class EnvironmentIT {
    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("DUAL_WRITE_CRITICAL_PERCENTAGE", "12.5"),
            Map.entry("DUAL_WRITE_PERFORMANCE_ENABLED", "false"),
            Map.entry("DUAL_WRITE_USER_ACTIVITY_ADAPTERS", "realtime,websocket"),
            Map.entry("DUAL_WRITE_SYSTEM_PERCENTAGE", "1"),
            Map.entry("DUAL_WRITE_DEBUG_ENABLED", "TRUE"),
            Map.entry("DUAL_WRITE_GLOBAL_OVERRIDE", "realtime_only"),
            Map.entry("ADAPTER_WEBSOCKET_ERROR_THRESHOLD", "0.1"),
            Map.entry("ADAPTER_WEBSOCKET_LATENCY_THRESHOLD_MS", "250"),
            Map.entry("ADAPTER_REALTIME_ERROR_THRESHOLD", "0.2"),
            Map.entry("ADAPTER_REALTIME_LATENCY_THRESHOLD_MS", "0"),
            Map.entry("CIRCUIT_BREAKER_ENABLED", "false"),
            Map.entry("CIRCUIT_BREAKER_FAILURE_THRESHOLD", "0.5"),
            Map.entry("CIRCUIT_BREAKER_RECOVERY_TIME_S", "60"),
            Map.entry("CIRCUIT_BREAKER_LATENCY_MULTIPLIER", "3.5"));

    @Test
    void allFourteenVariablesAreLoadedAndTypedByTheSchema(@TempDir Path directory) {
        var installation = Installation.in(directory);
        for (var variable : VARIABLES.entrySet()) {
            installation = installation.with(variable.getKey(), variable.getValue());
        }
        try (var gateway = installation.start()) {
            var section = gateway.http().config().getJsonObject("config").getJsonObject("dual_write");

            assertThat(section).isEqualTo(new JsonObject("""
                                    {"categories": {
                                       "critical": {"enabled": true, "percentage": 12.5, "adapters": ["websocket", "realtime"]},
                                       "performance": {"enabled": false, "percentage": 50, "adapters": ["websocket"]},
                                       "user_activity": {"enabled": false, "percentage": 0, "adapters": ["realtime", "websocket"]},
                                       "system": {"enabled": true, "percentage": 1, "adapters": ["websocket", "realtime"]},
                                       "debug": {"enabled": true, "percentage": 0, "adapters": []}},
                                     "global_override": "realtime_only",
                                     "adapter_health": {
                                       "websocket": {"error_threshold": 0.1, "latency_threshold_ms": 250},
                                       "realtime": {"error_threshold": 0.2, "latency_threshold_ms": 0}},
                                     "circuit_breaker_enabled": false, "circuit_breaker_failure_threshold": 0.5,
                                     "circuit_breaker_recovery_time_s": 60, "circuit_breaker_latency_multiplier": 3.5}
                                    """));
            assertThat(gateway.http().get("/api/v1/config?explain=true").body()).contains(VARIABLES.keySet());
        }
    }
}
