package dev.headgate.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.RunningGateway;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who edits while nobody has to sign in. */
class LocalNameTest {
    private static final String PERCENTAGE = "/dual_write/categories/system/percentage";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void anEditIsLocalsUnlessANameWasGiven() {
        assertThat(GATEWAY.edit(PERCENTAGE, 11).send().json().getString("actor"))
                .isEqualTo("local");
        var given = GATEWAY.post("/account/name").form(Map.of("name", "Zoë")).send();
        assertThat(given.status()).isEqualTo(303);
        var edit =
                GATEWAY.edit(PERCENTAGE, 12).with("Cookie", Team.cookie(given)).send();
        assertThat(edit.json().getString("actor")).isEqualTo("Zoë");
    }

    @Test
    void anEmptyNameIsForgotten() {
        var forgotten = GATEWAY.post("/account/name").form(Map.of("name", " ")).send();
        assertThat(forgotten.header("Set-Cookie")).contains("Max-Age=0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"headgate", "<b>x</b>", "a\nb", "token:ci", "a b"})
    void aNameThatCouldBeTakenForAnotherIsRefused(String name) {
        var refused = GATEWAY.post("/account/name").form(Map.of("name", name)).send();
        assertThat(refused.status()).isEqualTo(422);
        var forged = GATEWAY.edit(PERCENTAGE, RunningGateway.anotherPercentage())
                .with("Cookie", "headgate_name=" + name.replaceAll("[\n ]", "%0a"))
                .send();
        assertThat(forged.json().getString("actor")).isEqualTo("local");
    }

    @Test
    void pagesAboutAccessAreNotThere() {
        assertThat(GATEWAY.get("/access").send().status()).isEqualTo(404);
        assertThat(GATEWAY.get("/login").send().status()).isEqualTo(404);
    }
}
