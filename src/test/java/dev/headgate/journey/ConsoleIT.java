package dev.headgate.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do in the console, in a real browser. */
class ConsoleIT extends BrowserJourney {
    private static final String PERCENTAGE = "/dual_write/categories/system/percentage";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @BeforeEach
    void everyValueIsItsDefault() throws IOException {
        Files.writeString(GATEWAY.file(), "{}\n");
        GATEWAY.post("/api/v1/sources/scan").send();
        GATEWAY.dropEdits();
    }

    @Test
    void anEditInOneWindowRepaintsTheRowInAnother() {
        var mine = open(GATEWAY, "/");
        var theirs = open(GATEWAY, "/");
        edit(mine, "system");
        mine.getByLabel("Percentage of keys that are dual-written", exactly()).fill("12.5");
        mine.getByLabel("Reason (required)").fill("canary for the new region");
        assertThat(mine.locator(".preview")).containsText("system 100 % → 12.5 %");
        assertThat(mine.locator(".preview")).containsText("leave dual write, nobody joins");
        mine.getByRole(AriaRole.BUTTON, named("Save as revision")).click();
        assertThat(row(theirs, "system")).containsText("12.5 %");
        assertThat(row(theirs, "system")).containsText("canary for the new region");
        assertThat(row(mine, "system")).containsText("12.5 %");
        assertThat(mine.locator("form.edit")).hasCount(0);
    }

    @Test
    void anOpenFormIsNotTouchedButToldOfTheirsAndCanKeepMine() {
        var page = open(GATEWAY, "/");
        edit(page, "system");
        page.getByLabel("Percentage of keys that are dual-written", exactly()).fill("90");
        page.getByLabel("Reason (required)").fill("my reason");
        GATEWAY.edit(PERCENTAGE, 25).send();
        assertThat(page.locator(".theirs")).containsText("set percentage to 25 %");
        assertThat(page.getByLabel("Percentage of keys that are dual-written", exactly()))
                .hasValue("90");
        page.getByRole(AriaRole.BUTTON, named("Keep mine")).click();
        assertThat(page.locator(".preview")).containsText("system 25 % → 90 %");
        assertThat(page.getByLabel("Reason (required)")).hasValue("my reason");
        page.getByRole(AriaRole.BUTTON, named("Save as revision")).click();
        assertThat(row(page, "system")).containsText("90 %");
    }

    @Test
    void aStaleSaveComesBackWithBaseMineAndTheirsAndTheReasonKept() {
        expectStatus(412);
        var page = open(GATEWAY, "/");
        edit(page, "system");
        page.getByLabel("Percentage of keys that are dual-written", exactly()).fill("90");
        page.getByLabel("Reason (required)").fill("my reason");
        GATEWAY.edit(PERCENTAGE, 25).send();
        page.getByRole(AriaRole.BUTTON, named("Save as revision")).click();
        assertThat(page.locator(".conflict tbody tr")).hasText(Pattern.compile("percentage\\s*100.%\\s*90.%\\s*25.%"));
        assertThat(page.getByLabel("Reason (required)")).hasValue("my reason");
        page.getByRole(AriaRole.BUTTON, named("Save mine over it")).click();
        assertThat(row(page, "system")).containsText("90 %");
    }

    @Test
    void anInvalidValueIsExplainedAtItsField() {
        expectStatus(422);
        var page = open(GATEWAY, "/");
        edit(page, "system");
        page.getByLabel("Percentage of keys that are dual-written", exactly()).fill("100.5");
        page.getByRole(AriaRole.BUTTON, named("Save as revision")).click();
        assertThat(page.locator(".problem").last()).containsText("Say why");
        page.getByLabel("Reason (required)").fill("a slip");
        page.getByRole(AriaRole.BUTTON, named("Save as revision")).click();
        assertThat(page.locator(".field.percentage .problem")).containsText("found 100.5");
        assertThat(page.getByLabel("Reason (required)")).hasValue("a slip");
    }

    @Test
    void undoIsANewRevisionWithTheValuesBefore() {
        var page = open(GATEWAY, "/");
        edit(page, "system");
        page.getByRole(AriaRole.BUTTON, named("25").setExact(true)).click();
        page.getByLabel("Reason (required)").fill("too far");
        page.getByRole(AriaRole.BUTTON, named("Save as revision")).click();
        assertThat(row(page, "system")).containsText("25 %");
        page.getByRole(AriaRole.BUTTON, named("Undo")).click();
        assertThat(row(page, "system")).containsText("100 %");
        assertThat(page.locator("#recent li").first()).containsText("undo of revision");
    }

    @Test
    void anEditWorksWithoutScripts() {
        var page = openWithoutScripts(GATEWAY, "/");
        row(page, "system").getByRole(AriaRole.LINK, inside("Edit system")).click();
        page.getByLabel("Percentage of keys that are dual-written", exactly()).fill("5");
        page.getByRole(AriaRole.BUTTON, named("Preview")).click();
        assertThat(page.locator(".preview")).containsText("system 100 % → 5 %");
        page.getByLabel("Reason (required)").fill("from a text browser");
        page.getByRole(AriaRole.BUTTON, named("Save as revision")).click();
        assertThat(row(page, "system")).containsText("5 %");
        page.getByRole(AriaRole.BUTTON, named("Undo")).click();
        assertThat(row(page, "system")).containsText("100 %");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theKillSwitchTakesTwoSteps(boolean scripts) {
        var page = scripts ? open(GATEWAY, "/") : openWithoutScripts(GATEWAY, "/");
        page.getByRole(AriaRole.BUTTON, named("realtime only")).click();
        assertThat(page.locator("form.confirm")).containsText("It masks critical, performance");
        assertThat(page.getByLabel("Reason")).hasValue("emergency: realtime only");
        Assertions.assertThat(override()).isEqualTo("null");
        page.getByRole(AriaRole.BUTTON, named("Yes, realtime only")).click();
        assertThat(page.locator("#switch")).containsText("Everything goes to realtime only");
        assertThat(row(page, "system")).containsText("masked");
        Assertions.assertThat(override()).isEqualTo("realtime_only");
    }

    @Test
    @Tag("S1")
    void aBrokenFileShowsAtOnceWithItsPlaceAndIsGoneWhenItIsRepaired() throws IOException {
        var page = open(GATEWAY, "/");
        Files.writeString(GATEWAY.file(), "dual_write:\n  categories:\n    system:\n      percentage: [\n");
        assertThat(page.locator("#attention")).containsText("dual-write source failed");
        assertThat(page.locator("#attention code")).containsText(":");
        Files.writeString(GATEWAY.file(), "{}\n");
        assertThat(page.locator("#attention .notice")).hasCount(0);
    }

    @ParameterizedTest
    @Tag("A4")
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "</hx-partial><hx-partial hx-target=\"body\"><script>alert(1)</script>",
                "' autofocus onfocus=alert(1) x='",
                "${7*7} @if(true) {{7*7}} javascript:alert(1)",
                "<svg onload=alert(1)><style>*{display:none}</style>",
                "</template><iframe src=javascript:alert(1)>"
            })
    void hostileTextIsShownAndDoesNothing(String text) throws IOException {
        var page = open(GATEWAY, "/");
        var edit = RunningGateway.replace(PERCENTAGE, 50).put("reason", text);
        GATEWAY.post("/api/v1/revisions").with("If-Match", "*").json(edit).send();
        assertThat(row(page, "system").locator("q").first()).containsText(text.strip());
        Files.writeString(GATEWAY.file(), new JsonObject().put(text, 1).encode());
        assertThat(page.locator("#attention .notice")).hasCount(1);
        for (var path : new String[] {"/history", "/sources", "/categories/system"}) {
            page.navigate("http://127.0.0.1:" + GATEWAY.port() + path);
            page.waitForSelector("html[data-stream=live]");
        }
        Assertions.assertThat(page.locator("img, iframe, body style, [onerror], [onfocus], [onload]")
                        .count())
                .isZero();
    }

    private static String override() {
        return String.valueOf(GATEWAY.get("/api/v1/config/dual_write/global_override")
                .send()
                .json()
                .getValue("value"));
    }
}
