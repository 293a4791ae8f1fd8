package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GetRouteTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @ParameterizedTest
    @CsvSource({
        "critical, order-1, 10446",
        "critical, order-2, 11717",
        "performance, order-1, 31103",
        "system, user-42, 52547",
        "performance, %D0%BA%D0%BB%D1%8E%D1%87-%E2%9C%93, 28852",
        "critical, '', 1138"
    })
    void theBucketIsThatOfTheContract(String category, String key, int bucket) {
        var answer = GATEWAY.get("/api/v1/route?category=" + category + "&key=" + key)
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getInteger("bucket")).isEqualTo(bucket);
    }

    @Test
    void theWholeDecisionIsSaid() {
        var answer = GATEWAY.get("/api/v1/route?category=CRITICAL&key=order-1").send();

        assertThat(answer.json())
                .isEqualTo(new JsonObject("{\"category\": \"critical\", \"key\": \"order-1\","
                                + " \"adapters\": [\"websocket\", \"realtime\"], \"reason\": \"SAMPLED_IN\","
                                + " \"bucket\": 10446, \"percentage\": 100, \"dual_write\": true}")
                        .put("revision", answer.json().getValue("revision")));
    }

    @Test
    void anUnknownCategoryGoesToWebsocketOnly() {
        var answer = GATEWAY.get("/api/v1/route?category=nobody&key=1").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("reason")).isEqualTo("UNKNOWN_CATEGORY");
        assertThat(answer.json().getInteger("percentage")).isZero();
        assertThat(answer.json().getBoolean("dual_write")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?category=critical", "?key=1"})
    void bothParametersAreNeeded(String query) {
        assertThat(GATEWAY.get("/api/v1/route" + query).send().status()).isEqualTo(400);
    }
}
