package dev.headgate.dualwrite.deliver;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * One adapter as it is declared.
 *
 * @param name such as {@code realtime}
 * @param type such as {@code supabase-realtime}; empty when it isn't declared
 * @param batch the most events that it is given at once
 * @param queue how many wait for it in memory
 * @param timeout after which a batch without an outcome has failed
 * @param replayPerS how many events of its spool are replayed in a second
 * @param witnessPercentage of how many in a hundred events the gateway listens whether they come out
 * @param options of its type, with the secrets in them
 */
public record AdapterSettings(
        String name,
        String type,
        int batch,
        int queue,
        Duration timeout,
        int replayPerS,
        int witnessPercentage,
        JsonObject options) {
    private static final String UNDECLARED = "";

    public AdapterSettings {
        options = options.copy();
    }

    /** @param fields the whole declaration, every field that has a default there */
    static AdapterSettings of(String name, JsonObject fields) {
        return new AdapterSettings(
                name,
                fields.getString("type"),
                fields.getInteger("batch"),
                fields.getInteger("queue"),
                Duration.ofMillis(fields.getLong("timeout_ms")),
                fields.getInteger("replay_per_s"),
                fields.getInteger("witness_percentage"),
                fields);
    }

    /** Of one that isn't declared: it takes nothing. */
    static AdapterSettings undeclared(String name) {
        return new AdapterSettings(name, UNDECLARED, 1, 1, Duration.ofSeconds(1), 1, 0, new JsonObject());
    }

    boolean isDeclared() {
        return !type.equals(UNDECLARED);
    }

    @Override
    public JsonObject options() {
        return options.copy();
    }

    /** Whether the witness listens for the event of this number. */
    public boolean witnesses(long sequence) {
        return sequence % 100 < witnessPercentage;
    }

    /** Without its options, for some are secret. */
    @Override
    public String toString() {
        return name + " of type " + type;
    }
}
