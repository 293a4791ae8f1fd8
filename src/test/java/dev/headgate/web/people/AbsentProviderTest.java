package dev.headgate.web.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An identity provider that isn't there when the gateway starts. */
class AbsentProviderTest {
    private static final int PORT = freePort();

    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.with(settings());

    @Test
    void theGatewayStartsSaysSoAndFindsItWhenItIsThere() {
        var page = GATEWAY.get("/login/oidc").send();
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isNotEmpty();
        assertThat(page.body().toString(StandardCharsets.UTF_8)).contains("The provider does not answer");
        assertThat(GATEWAY.get("/login").send().status()).isEqualTo(200);

        RunningGateway.await(GATEWAY.vertx()
                .createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(metadata().toBuffer()))
                .listen(PORT, "127.0.0.1"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> GATEWAY.get("/login/oidc").send().status() == 303);
    }

    private static JsonObject settings() {
        return new JsonObject()
                .put("access", new JsonObject().put("enabled", true))
                .put(
                        "oidc",
                        new JsonObject()
                                .put("issuer", issuer())
                                .put("client_id", "headgate")
                                .put("roles", new JsonObject().put("viewer", JsonArray.of("viewers"))));
    }

    private static JsonObject metadata() {
        return new JsonObject()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/keys")
                .put("keys", new JsonArray());
    }

    private static String issuer() {
        return "http://127.0.0.1:" + PORT;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
