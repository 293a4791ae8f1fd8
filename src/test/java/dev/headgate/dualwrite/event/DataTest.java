package dev.headgate.dualwrite.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataTest {
    @Test
    void keysAreSortedAndNumbersAreWrittenAsRfc8785Says() {
        var data = Data.of(
                new JsonObject("{\"numbers\":[333333333.3333333,1E30,4.50,2e-3,1e-27],\"b\":1.0,\"a\":\"\\u20ac\"}"));

        assertThat(data.canonical())
                .isEqualTo("{\"a\":\"€\",\"b\":1,\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27]}");
        assertThat(data.keys()).containsExactlyInAnyOrder("numbers", "b", "a");
    }

    @Test
    void equalJsonIsEqualData() {
        assertThat(Data.of(new JsonObject("{\"b\":1.0,\"a\":2}")))
                .isEqualTo(Data.of(new JsonObject("{\"a\":2.00,\"b\":1}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":9007199254740993}", "{\"a\":[{\"b\":0.12345678901234567890}]}"})
    void aNumberThatNoDoubleHoldsIsRefused(String json) {
        var values = new JsonObject(json);
        values.getMap().replaceAll((key, value) -> value instanceof Number ? new BigDecimal(value.toString()) : value);
        if (values.getValue("a") instanceof JsonArray) {
            values.getJsonArray("a").getJsonObject(0).put("b", new BigDecimal("0.12345678901234567890"));
        }

        assertThatThrownBy(() -> Data.of(values)).hasMessageContaining("expected a number that a double holds, found");
    }

    @Test
    void nestingBeyondTheLimitIsRefused() {
        var deep = new JsonObject();
        for (var i = 0; i < 70; i++) {
            deep = new JsonObject().put("a", deep);
        }
        var json = deep;

        assertThatThrownBy(() -> Data.of(json)).hasMessage("expected at most 64 levels of nesting, found more");
    }

    @Test
    void halfACharacterIsRefusedInValuesAndInNames() {
        var half = "\ud83d";

        assertThatThrownBy(() -> Data.of(new JsonObject().put("a", new JsonArray().add("x" + half))))
                .hasMessage("expected Unicode text, found half of a surrogate pair");
        assertThatThrownBy(() -> Data.of(new JsonObject().put(half, 1)))
                .hasMessage("expected Unicode text, found half of a surrogate pair");
        assertThat(Data.of(new JsonObject().put("a", "\ud83d\ude00")).canonical())
                .isEqualTo("{\"a\":\"😀\"}");
    }
}
