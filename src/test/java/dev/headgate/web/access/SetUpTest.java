package dev.headgate.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call;
import dev.headgate.web.RunningGateway;
import io.vertx.core.Future;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way in for the first admin. */
class SetUpTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.withAccess();

    @Test
    void theLinkWorksOnceAndOnlyWithItsKey() {
        var key = GATEWAY.setUpKey();
        assertThat(GATEWAY.get("/setup?key=wrong").send().status()).isEqualTo(403);
        assertThat(GATEWAY.get("/setup?key=" + key).send().status()).isEqualTo(200);
        var weak = call(key, "ada", "short").send();
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body().toString()).contains("expected a password of at least 12 characters, found 5");
        assertThat(call(key, "local", Team.PASSWORD).send().body().toString()).contains("stands for something else");
        var attempts = IntStream.range(0, 5)
                .mapToObj(n -> call(key, "admin" + n, Team.PASSWORD).begin())
                .toList();
        RunningGateway.await(Future.all(attempts));
        assertThat(attempts.stream().map(attempt -> attempt.result().status()))
                .containsOnly(303, 403)
                .containsOnlyOnce(303);
        assertThat(GATEWAY.get("/setup?key=" + key).send().status()).isEqualTo(403);
    }

    private static Call call(String key, String name, String password) {
        return GATEWAY.post("/setup").form(Map.of("key", key, "name", name, "password", password));
    }
}
