package dev.headgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headgate.config.Problem;
import dev.headgate.source.SourceSettings;
import dev.headgate.state.StartRefusedException;
import dev.headgate.web.HttpSettings;
import dev.headgate.web.push.StreamLimits;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    @Test
    void whatNobodySetsHasTheSchemasDefault() {
        var bootstrap = Bootstrap.of(new JsonObject());

        assertThat(bootstrap.http())
                .isEqualTo(new HttpSettings("127.0.0.1", 8080, List.of(), Duration.ofSeconds(20), Optional.empty()));
        assertThat(bootstrap.streams())
                .isEqualTo(new StreamLimits(Duration.ofSeconds(15), Duration.ofSeconds(60), 20_000));
        assertThat(bootstrap.store()).isEqualTo(Path.of("data/headgate.db"));
        assertThat(bootstrap.scanPeriod()).isEqualTo(Duration.ofSeconds(1));
        assertThat(bootstrap.sources()).extracting(SourceSettings::name).containsExactly("dual-write", "environment");
    }

    @Test
    void everyProblemIsListed() {
        var settings = new JsonObject()
                .put("http", new JsonObject().put("host", "0.0.0.0"))
                .put("tls", new JsonObject().put("keystore", "gateway.p12"));

        var refused = catchThrowableOfType(StartRefusedException.class, () -> Bootstrap.of(settings));

        assertThat(refused.problems())
                .extracting(Problem::pointer)
                .extracting(Object::toString)
                .containsExactly("/http/host", "/tls/keystore");
    }

    @Test
    void aPasswordIsNeverShown() {
        var settings = new JsonObject()
                .put("tls", new JsonObject().put("keystore", "gateway.p12").put("password", 271828));

        var refused = catchThrowableOfType(StartRefusedException.class, () -> Bootstrap.of(settings));

        assertThat(refused.problems().toString()).contains("put it in quotes").doesNotContain("271828");
    }
}
