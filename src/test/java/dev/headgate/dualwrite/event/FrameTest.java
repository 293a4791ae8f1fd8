package dev.headgate.dualwrite.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.store.Events;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
    private static Event accepted(JsonObject data) {
        return Event.of("order_placed", data)
                .withKey("order \"7\" ✓")
                .accepted(12, "critical", new Checksum(Checksum.Algorithm.SHA_256, "ab".repeat(32)));
    }

    @Test
    void whatAFrameSaysIsTheEventItWasMadeOf() {
        var data = new JsonObject()
                .put("z", 1e21)
                .put("a", 2e-7)
                .put("nested", new JsonObject().put("data", new JsonObject().put("id", "another")))
                .put("list", new JsonArray().add(new JsonObject().put("}", "{")).add("\"}"))
                .put("text", "ü \u0007 \ud83d\ude00 </script>");
        var event = accepted(data);

        var decoded = Frame.decode(Frame.of(event).text());

        assertThat(decoded).isEqualTo(event);
        assertThat(decoded.data().keys()).isEqualTo(event.data().keys());
        assertThat(Frame.of(decoded)).isEqualTo(Frame.of(event));
    }

    @Test
    void theTimeIsExactToTheNanosecond() {
        assertThat(Frame.decode(Frame.of(Events.event(3)).text())).isEqualTo(Events.event(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "null", "{\"id\":\"a\"", "{\"id\":\"a\"}", "event"})
    void aTextThatIsNoFrameIsRefused(String text) {
        assertThatThrownBy(() -> Frame.decode(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
