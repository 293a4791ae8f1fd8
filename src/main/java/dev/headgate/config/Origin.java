package dev.headgate.config;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a value comes from. Each kind says which layer it is and how an operator would find it. */
public sealed interface Origin {
    String DEFAULT_LAYER = "default";
    String OVERRIDE_LAYER = "override";

    /** The layer's name: {@code default}, a source's name, or {@code override}. */
    String layer();

    /** {@code default}, {@code file}, {@code env}, another store's type, or {@code override}. */
    String kind();

    /** Where to look: {@code conf/dual-write.yaml:7}, a variable's name, {@code revision 12}, or {@code default}. */
    String where();

    /** Where in a source; empty for defaults and overrides. */
    default Optional<Place> place() {
        return Optional.empty();
    }

    /** The wire form: {@code layer}, {@code origin}, and for an override also {@code revision, actor, reason}. */
    default JsonObject toJson() {
        return new JsonObject().put("layer", layer()).put("kind", kind()).put("origin", where());
    }

    /** Built in. */
    record Default() implements Origin {
        @Override
        public String layer() {
            return DEFAULT_LAYER;
        }

        @Override
        public String kind() {
            return DEFAULT_LAYER;
        }

        @Override
        public String where() {
            return DEFAULT_LAYER;
        }
    }

    /**
     * Read from a source.
     *
     * @param layer the source's name
     * @param kind the source's type
     */
    record Source(String layer, String kind, Place at) implements Origin {
        @Override
        public String where() {
            return at.brief();
        }

        @Override
        public Optional<Place> place() {
            return Optional.of(at);
        }
    }

    /** Set while running, by the edit that became {@code revision}. */
    record Edited(long revision, String actor, String reason) implements Origin {
        @Override
        public String layer() {
            return OVERRIDE_LAYER;
        }

        @Override
        public String kind() {
            return OVERRIDE_LAYER;
        }

        @Override
        public String where() {
            return "revision " + revision;
        }

        @Override
        public JsonObject toJson() {
            return Origin.super
                    .toJson()
                    .put("revision", revision)
                    .put("actor", actor)
                    .put("reason", reason);
        }
    }
}
