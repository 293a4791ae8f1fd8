package dev.headgate.dualwrite.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Pointer;
import dev.headgate.dualwrite.event.Checksum.Algorithm;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParitySectionTest {
    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @ParameterizedTest
    @CsvSource({
        "critical,SHA_256,0.01",
        "performance,CRC32,0.05",
        "user_activity,SHA_256,0.03",
        "system,CRC32,0.02",
        "debug,CRC32,0.1",
        "orders,CRC32,0.02"
    })
    void eachCategoryHasItsDefaults(String category, Algorithm algorithm, BigDecimal threshold) {
        assertThat(Settings.parity("{}").rule(category)).isEqualTo(new Parity.Rule(algorithm, threshold));
    }

    @Test
    void theWindowIsHalfAMinuteAndNobodyIsTold() {
        var parity = Settings.parity("{}");

        assertThat(parity.window()).isEqualTo(Duration.ofSeconds(30));
        assertThat(parity.secret()).isEmpty();
        assertThat(parity.webhook()).isEmpty();
    }

    @Test
    void whatALayerLeavesOutOfANewCategoryIsFilledIn() {
        var parity = Settings.parity("{'categories':{'orders':{'algorithm':'SHA-256'}}}");

        assertThat(parity.categories())
                .containsEntry("orders", new Parity.Rule(Algorithm.SHA_256, new BigDecimal("0.02")));
    }

    @Test
    void aWebhookHasAnAddressAndMayHaveAKey() {
        var parity = Settings.parity("{'webhook':{'url':'https://example.com/in?a=b','secret':'" + KEY + "'}}");

        assertThat(parity.webhook().orElseThrow().url()).isEqualTo("https://example.com/in?a=b");
        assertThat(parity.webhook().orElseThrow().secret()).contains(KEY);
    }

    @Test
    void theSecretsShowNowhere() {
        assertThat(Settings.shown("{'secret':'hush, sixteen of it','webhook':{'url':'http://localhost:1','secret':'"
                        + KEY + "'}}"))
                .doesNotContain("hush")
                .doesNotContain(KEY)
                .contains("http://localhost:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'window_s':0} | /window_s: expected a whole number of seconds from 1 to 300",
                "{'window_s':301} | /window_s: expected a whole number of seconds from 1 to 300",
                "{'secret':'short'} | /secret: expected null, or 16 to 256 characters, found ••",
                "{'categories':{'critical':{'algorithm':'MD5'}}} | /categories/critical/algorithm: expected SHA-256 or CRC32",
                "{'categories':{'critical':{'mismatch_threshold':1.1}}} | /categories/critical/mismatch_threshold: expected a number from 0 to 1",
                "{'categories':{'Critical':{}}} | /categories/Critical: expected a name of lower-case letters",
                "{'webhook':{'url':'ftp://example.com'}} | /webhook/url: expected null, or an http or https address",
                "{'webhook':{'url':'https://me:pw@example.com'}} | /webhook/url: expected null, or an http or https address",
                "{'webhook':{'secret':'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'}} | /webhook/secret: expected null, or whsec_ and",
                "{'windows':1} | /windows: unknown key",
            })
    void whatCannotBeUsedIsRefusedWhereItStands(String section, String problem) {
        assertThat(Settings.problems(section)).singleElement().asString().startsWith("/parity" + problem);
    }

    @Test
    void theEnvironmentMaySetIt() {
        var section = new ParitySection();

        assertThat(section.variable("PARITY_SECRET")).contains(Pointer.of("secret"));
        assertThat(section.variable("PARITY_WEBHOOK_URL")).contains(Pointer.of("webhook", "url"));
        assertThat(section.variable("PARITY_WINDOW_S")).contains(Pointer.of("window_s"));
        assertThat(section.variable("PARITY_OTHER")).isEmpty();
    }
}
