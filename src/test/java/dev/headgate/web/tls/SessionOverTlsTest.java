package dev.headgate.web.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.RunningGateway;
import dev.headgate.web.access.Team;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Signing in where there is TLS. */
class SessionOverTlsTest {
    @TempDir
    static Path folder;

    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.with(SessionOverTlsTest::settings);

    private static JsonObject settings() {
        var pair = KeyPairFile.make(folder, "sessions");
        var tls = new JsonObject().put("keystore", pair.file().toString()).put("password", KeyPairFile.PASSWORD);
        return new JsonObject()
                .put("access", new JsonObject().put("enabled", true))
                .put("tls", tls);
    }

    @Test
    void theCookieIsOfThisVeryHostAndNeverLeavesTls() {
        var team = Team.at(GATEWAY);
        var answer = team.form("/login", Map.of("name", "ed", "password", Team.PASSWORD))
                .send();
        assertThat(answer.header("Set-Cookie"))
                .startsWith("__Host-headgate=")
                .contains("; Secure")
                .contains("Path=/")
                .containsIgnoringCase("HttpOnly")
                .doesNotContainIgnoringCase("Domain");
        var cookie = Team.cookie(answer);
        assertThat(GATEWAY.get("/account").with("Cookie", cookie).send().status())
                .isEqualTo(200);
        var planted = cookie.replace("__Host-", "");
        assertThat(GATEWAY.get("/account").with("Cookie", planted).send().status())
                .isEqualTo(401);
    }

    @Test
    void aFormFromThePlainSideOfThisHostIsAnotherOrigins() {
        var form = GATEWAY.post("/login").form(Map.of("name", "ed", "password", Team.PASSWORD));
        var plain = form.with("Origin", GATEWAY.origin().replace("https", "http"));
        assertThat(plain.send().status()).isEqualTo(403);
    }
}
