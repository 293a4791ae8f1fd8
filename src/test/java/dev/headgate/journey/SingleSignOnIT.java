package dev.headgate.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People who come in through a real identity provider, in a real browser. */
class SingleSignOnIT extends BrowserJourney {
    private static final String PERCENTAGE = "/dual_write/categories/system/percentage";

    @Order(1)
    @RegisterExtension
    static final OidcProvider PROVIDER = new OidcProvider();

    /** The secret has characters that HTTP's Basic scheme and forms encode differently. */
    @Order(2)
    @RegisterExtension
    static final RunningGateway GATEWAY =
            RunningGateway.with(PROVIDER.settings("headgate").mergeIn(secret("a+b/c%d~e f="), true));

    @Order(3)
    @RegisterExtension
    static final RunningGateway PUBLIC = RunningGateway.with(PROVIDER.settings("public"));

    @Test
    void anEditorComesInEditsAndIsNamedInTheHistory() {
        var page = signIn(GATEWAY, "/sources", "ana");
        assertThat(page).hasURL(Pattern.compile("/sources$"));
        page.navigate(address(GATEWAY, "/"));
        var row = page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName("system").setExact(true));
        row.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Edit system"))
                .click();
        page.getByLabel("Percentage of keys that are dual-written", new Page.GetByLabelOptions().setExact(true))
                .fill("12.5");
        page.getByLabel("Reason (required)").fill("by somebody from elsewhere");
        page.getByText("Save as revision").click();
        assertThat(row).containsText("12.5 %");
        page.navigate(address(GATEWAY, "/history"));
        assertThat(page.locator("main")).containsText("by somebody from elsewhere");
        assertThat(page.locator("main")).containsText("ana");
    }

    @Test
    @Tag("A9")
    void aViewerSeesEverythingAndIsRefusedTheEdit() {
        var page = signIn(GATEWAY, "/", "vic");
        assertThat(page.locator("main")).containsText("system");
        var edit = edit(page);
        Assertions.assertThat(edit.status()).isEqualTo(403);
        Assertions.assertThat(edit.text()).contains("vic is a viewer here; this needs an editor");
    }

    @Test
    void somebodyWithoutAGroupIsTurnedAwayWithWordsAndCanTryAgain() {
        expectStatus(403);
        var page = signIn(GATEWAY, "/", "nora");
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Not signed in with the test's provider");
        assertThat(page.locator("main")).containsText("nora is known there, but has no role here");
        page.getByText("Back to sign-in").click();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Sign in");
    }

    @Test
    void somebodyWhoDeclinesThereIsBackWithWords() {
        expectStatus(403);
        var page = atProvider(GATEWAY, "/");
        page.getByText("Decline").click();
        assertThat(page.locator("main")).containsText("The sign-in was declined there.");
    }

    @Test
    void aNewKeyOfTheProviderIsTakenOver() {
        signIn(GATEWAY, "/", "ana");
        PROVIDER.rotate();
        assertThat(signIn(GATEWAY, "/", "ana").locator("main")).containsText("system");
    }

    @Test
    void aClientWithoutASecretWorks() {
        assertThat(signIn(PUBLIC, "/", "ana").locator("main")).containsText("system");
    }

    private Page signIn(RunningGateway gateway, String path, String name) {
        var page = atProvider(gateway, path);
        page.getByLabel("Name").fill(name);
        page.getByText("Continue").click();
        return page;
    }

    private Page atProvider(RunningGateway gateway, String path) {
        var page = window(new Browser.NewContextOptions());
        page.navigate(address(gateway, path));
        page.getByText("Sign in with the test's provider").click();
        assertThat(page).hasTitle("Provider");
        return page;
    }

    /** With the browser's own cookies. */
    private static APIResponse edit(Page page) {
        var body = RunningGateway.replace(PERCENTAGE, RunningGateway.anotherPercentage())
                .put("reason", "by somebody who only looks");
        return page.request()
                .post(
                        address(GATEWAY, "/api/v1/revisions"),
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setHeader("If-Match", "*")
                                .setData(body.encode()));
    }

    private static String address(RunningGateway gateway, String path) {
        return "http://127.0.0.1:" + gateway.port() + path;
    }

    private static JsonObject secret(String secret) {
        return new JsonObject().put("oidc", new JsonObject().put("client_secret", secret));
    }
}
