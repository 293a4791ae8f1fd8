package dev.headgate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real OpenID Connect provider, npm's oidc-provider, in a process of its own: {@code bin/test} installs it. It knows ana,
 * who may edit, vic, who may look, and nora, who has no role here.
 */
final class OidcProvider implements AfterAllCallback {
    private final Process process;
    private final BufferedReader says;
    private final BufferedWriter hears;
    private final String issuer;

    OidcProvider() {
        try {
            process = new ProcessBuilder("node", "provider.mjs")
                    .directory(Path.of("src/test/oidc").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        says = process.inputReader(StandardCharsets.UTF_8);
        hears = process.outputWriter(StandardCharsets.UTF_8);
        issuer = line();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        process.destroyForcibly();
    }

    /** Signs with another key from now on. */
    void rotate() {
        try {
            hears.write("rotate\n");
            hears.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(line()).isEqualTo("rotated");
    }

    /** Start-up settings of a gateway that trusts it. */
    JsonObject settings(String client) {
        return new JsonObject()
                .put("access", new JsonObject().put("enabled", true))
                .put(
                        "oidc",
                        new JsonObject()
                                .put("issuer", issuer)
                                .put("client_id", client)
                                .put("name", "the test's provider")
                                .put(
                                        "roles",
                                        new JsonObject()
                                                .put("viewer", JsonArray.of("config-viewers"))
                                                .put("editor", JsonArray.of("config-editors"))));
    }

    private String line() {
        var read = CompletableFuture.supplyAsync(this::read)
                .orTimeout(GatewayProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        assertThat(read).as("a line of the provider; bin/test installs it").isNotNull();
        return String.valueOf(read);
    }

    private @Nullable String read() {
        try {
            return says.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
