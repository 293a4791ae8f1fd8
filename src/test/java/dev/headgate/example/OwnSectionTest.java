package dev.headgate.example;

import static dev.headgate.web.RunningGateway.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.Bootstrap;
import dev.headgate.GatewayVerticle;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Origin;
import dev.headgate.config.Patch;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Section;
import dev.headgate.config.Values;
import dev.headgate.live.EditRequest;
import dev.headgate.live.EditRequest.Proposal;
import dev.headgate.live.EditResult;
import dev.headgate.live.LiveConfig;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that embeds the gateway and adds a section of its own: one class. */
class OwnSectionTest {
    private final Vertx vertx = Vertx.vertx();

    /** How the application greets. */
    record Greeting(String text, int times) {}

    /** {@code greeting: {text: hello, times: 1}}. */
    static final class GreetingSection implements Section<Greeting> {
        @Override
        public String name() {
            return "greeting";
        }

        @Override
        public Class<Greeting> type() {
            return Greeting.class;
        }

        @Override
        public JsonObject schema() {
            return new JsonObject("""
                    {"type": "object", "title": "an object with any of text and times", "additionalProperties": false,
                     "properties": {
                       "text": {"type": "string", "title": "a text"},
                       "times": {"type": "integer", "minimum": 1, "maximum": 3, "title": "a whole number from 1 to 3"}}}
                    """);
        }

        @Override
        public Branch defaults(Branch named) {
            return (Branch) Values.node(Map.of("text", "hello", "times", 1), new Origin.Default());
        }

        @Override
        public List<Problem> check(Branch value) {
            return List.of();
        }

        @Override
        public Greeting read(Branch value) {
            var json = Values.object(value);
            return new Greeting(json.getString("text"), json.getInteger("times"));
        }
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void anApplicationServesASectionOfItsOwn(@TempDir Path folder) {
        var settings = new JsonObject()
                .put("http", new JsonObject().put("port", 0))
                .put(
                        "store",
                        new JsonObject()
                                .put("path", folder.resolve("headgate.db").toString()))
                .put("sources", new JsonObject().put("list", new JsonArray()));
        await(vertx.deployVerticle(new GatewayVerticle(Bootstrap.of(settings).with(new GreetingSection()))));
        var live = LiveConfig.of(vertx);
        assertThat(live.snapshot().section(Greeting.class)).isEqualTo(new Greeting("hello", 1));

        assertThat(await(live.edit(times(4)))).isInstanceOf(EditResult.Rejected.class);
        assertThat(await(live.edit(times(3)))).isInstanceOf(EditResult.Committed.class);

        assertThat(live.snapshot().section(Greeting.class)).isEqualTo(new Greeting("hello", 3));
    }

    private static EditRequest times(int times) {
        var patch = Patch.set(Pointer.of("greeting", "times"), times);
        return new EditRequest(new Proposal.Edit(patch), OptionalLong.empty(), "ana", "three cheers", Optional.empty());
    }
}
