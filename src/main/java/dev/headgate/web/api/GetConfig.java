package dev.headgate.web.api;

import dev.headgate.access.Caller;
import dev.headgate.config.Snapshot;
import dev.headgate.live.LiveConfig;
import dev.headgate.web.access.Callers;
import dev.headgate.web.answer.Body;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/config}: the document, encoded once for each snapshot. One instance serves one event loop.
 */
final class GetConfig implements Handler<RoutingContext> {
    private final LiveConfig live;
    private final Rendering plain =
            new Rendering(Snapshot::toJson, (snapshot, body) -> EntityTags.of(snapshot.revision()));
    private final Rendering explained =
            new Rendering(Snapshot::toExplainedJson, (snapshot, body) -> EntityTags.of(snapshot.revision(), body));

    GetConfig(LiveConfig live) {
        this.live = live;
    }

    @Override
    public void handle(RoutingContext context) {
        Parameters.flag(context, "explain")
                .fold(
                        explain -> (explain ? explained : plain).answer(context, live.snapshot(), Callers.of(context)),
                        problem -> problem.send(context));
    }

    /** One form of the document, kept until there is another snapshot. */
    private static final class Rendering {
        private final Function<Snapshot, JsonObject> render;
        private final BiFunction<Snapshot, Buffer, String> tag;
        private @Nullable Snapshot rendered;
        private Body body = Body.of(Answer.JSON, Buffer.buffer());
        private String etag = "";

        Rendering(Function<Snapshot, JsonObject> render, BiFunction<Snapshot, Buffer, String> tag) {
            this.render = render;
            this.tag = tag;
        }

        @SuppressWarnings("ReferenceEquality") // an equal snapshot with other origins is another one
        void answer(RoutingContext context, Snapshot snapshot, Caller caller) {
            if (!caller.scope().isAll()) {
                var narrow = caller.scope().narrow(snapshot);
                var seen = render.apply(narrow).toBuffer();
                Answer.tagged(context, tag.apply(narrow, seen), Body.of(Answer.JSON, seen));
                return;
            }
            if (rendered != snapshot) {
                var text = render.apply(snapshot).toBuffer();
                body = Body.of(Answer.JSON, text);
                etag = tag.apply(snapshot, text);
                rendered = snapshot;
            }
            Answer.tagged(context, etag, body);
        }
    }
}
