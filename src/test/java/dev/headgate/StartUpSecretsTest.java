package dev.headgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.headgate.state.StartRefusedException;
import dev.headgate.web.RunningGateway;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store needs to sign in stands in the start-up settings: a refusal is printed, and must not print it. */
@Tag("A11")
class StartUpSecretsTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        RunningGateway.await(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'sources':{'list':{'name':'a','type':'http','config':{'password':'hush'}}}}",
                "{'sources':{'list':[{'name':'a','type':'http','config':'hush'}]}}",
                "{'sources':{'list':[{'name':'a','type':'http','confg':{'password':'hush'}}]}}",
                "{'sources':{'list':[{'name':'A','type':7,'config':{'password':['hush']}}]}}",
                "{'sources':{'lst':[{'config':'hush'}]}}",
                "{'tls':{'keystore':'g.p12','password':['hush']}}",
                "{'tls':{'keystore':'g.p12','pasword':'hush'}}",
            })
    void aProblemOfTheSettingsQuotesNoSecret(String settings) {
        var refused = catchThrowable(() -> Bootstrap.of(new JsonObject(settings.replace('\'', '"'))));

        assertThat(problems(refused)).isNotEmpty().doesNotContain("hush");
    }

    @Test
    void anArgumentThatNobodyKnowsIsNamedWithoutItsValue() {
        var arguments = List.of("--store.pasword=hush", "--store.password", "hush", "hush=hush");

        var refused = Bootstrap.read(vertx, arguments)
                .map(accepted -> "")
                .recover(refusal -> Future.succeededFuture(problems(refusal)));

        assertThat(RunningGateway.await(refused))
                .contains("\"--store.pasword=…\"", "\"--store.password\"")
                .doesNotContain("hush");
    }

    @Test
    void aSourceGetsItsSecrets() {
        var config = new JsonObject().put("headers", new JsonObject().put("Authorization", "hush"));
        var source = new JsonObject().put("name", "a").put("type", "http").put("config", config);

        var bootstrap = Bootstrap.of(new JsonObject()
                .put("sources", new JsonObject().put("list", new JsonArray().add(source))));

        assertThat(bootstrap.sources().get(0).config()).isEqualTo(config);
    }

    private static String problems(Throwable refused) {
        return ((StartRefusedException) refused)
                .problems().stream()
                        .map(problem -> problem + " " + problem.toJson())
                        .collect(Collectors.joining("\n"));
    }
}
