package dev.headgate.dualwrite.observe;

import dev.headgate.dualwrite.health.BreakerAnswer;
import dev.headgate.dualwrite.health.BreakerChanged;
import dev.headgate.dualwrite.health.BreakerCommand;
import dev.headgate.live.JsonCodec;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The bus messages about breakers and spools: by reference inside a JVM, as JSON between JVMs. */
final class ObservedCodecs {
    private final Vertx vertx;
    private final List<Class<?>> registered = new ArrayList<>();

    private ObservedCodecs(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Until they are unregistered a second verticle that delivers in the same Vert.x instance is refused. */
    static ObservedCodecs register(Vertx vertx) {
        var codecs = new ObservedCodecs(vertx);
        codecs.register(BreakerChanged.class, BreakerChanged::toJson, BreakerChanged::fromJson);
        codecs.register(SpoolChanged.class, SpoolChanged::toJson, SpoolChanged::fromJson);
        codecs.register(BreakerCommand.class, BreakerCommand::toJson, BreakerCommand::fromJson);
        codecs.register(BreakerAnswer.class, BreakerAnswer::toJson, BreakerAnswer::fromJson);
        return codecs;
    }

    void unregister() {
        registered.forEach(vertx.eventBus()::unregisterDefaultCodec);
    }

    private <T> void register(Class<T> type, Function<T, JsonObject> encode, Function<JsonObject, T> decode) {
        vertx.eventBus().registerDefaultCodec(type, new JsonCodec<>(type.getName(), encode, decode));
        registered.add(type);
    }
}
