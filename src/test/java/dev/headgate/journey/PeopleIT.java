package dev.headgate.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.headgate.web.RunningGateway;
import dev.headgate.web.access.Team;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several people at once, each with their own role, in windows of their own. */
class PeopleIT extends BrowserJourney {
    private static final String WHY_NOT = "You are a viewer here: an admin can make you an editor.";

    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.withAccess();

    @SuppressWarnings("NullAway.Init")
    private static Team team;

    @BeforeAll
    static void threePeople() {
        team = Team.at(GATEWAY);
    }

    @Test
    @Tag("A9")
    void anEditorsEditReachesAViewerWhoIsToldWhyTheyCannotDoTheSame() {
        var editor = signIn("ed", Look.DESKTOP);
        var viewer = signIn("vi", Look.PHONE_DARK);
        edit(editor, "system");
        editor.getByLabel("Percentage of keys that are dual-written", exactly()).fill("75");
        editor.getByLabel("Reason (required)").fill("week 2 of the rollout");
        editor.getByRole(AriaRole.BUTTON, named("Save as revision")).click();
        assertThat(row(viewer, "system")).containsText("75 %");
        assertThat(row(viewer, "system")).containsText("ed");
        edit(viewer, "system");
        viewer.getByLabel("Percentage of keys that are dual-written", exactly()).fill("5");
        assertThat(viewer.locator(".preview")).containsText("system 75 % → 5 %");
        assertThat(viewer.getByRole(AriaRole.BUTTON, named("Save as revision"))).isDisabled();
        assertThat(viewer.locator("form.edit .why-not")).hasText(WHY_NOT);
        assertThat(viewer.getByRole(AriaRole.BUTTON, named("realtime only"))).isDisabled();
        keep(viewer, "viewer");
        keep(editor, "editor");
    }

    @Test
    void whoeverIsSignedOutByAnAdminIsToldAndComesBackToWhereTheyWere() {
        var page = signIn("ed", Look.DESKTOP);
        page.navigate(at(GATEWAY.port(), "/history"));
        page.waitForSelector("html[data-stream=live]");
        expectStatus(401);
        expect("failed with status 401");
        Assertions.assertThat(team.as("ada", "/access/users/ed/sign-out", Map.of())
                        .send()
                        .status())
                .isEqualTo(303);
        assertThat(page.locator(".signed-out")).isVisible();
        page.getByRole(AriaRole.LINK, named("Sign in again")).click();
        fill(page, "ed");
        page.waitForURL("**/history");
        assertThat(page.locator(".who")).containsText("ed");
    }

    @Test
    void anAdminIssuesATokenInThePageAndSeesItOnce() {
        var page = signIn("ada", Look.DESKTOP);
        page.getByRole(AriaRole.LINK, named("Access")).click();
        var form = page.locator("form[action='/access/tokens']");
        form.getByLabel("Name").fill("ci");
        form.getByLabel("Only these paths").fill("/dual_write/categories/performance");
        form.getByLabel("Days it lasts").fill("30");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Issue"))
                .click();
        var token = page.locator("#issued").textContent();
        Assertions.assertThat(GATEWAY.get("/api/v1/config")
                        .with("X-API-Key", token)
                        .send()
                        .status())
                .isEqualTo(200);
        keep(page, "access");
        page.navigate(at(GATEWAY.port(), "/access"));
        assertThat(page.locator("#issued")).hasCount(0);
        assertThat(page.locator("main")).containsText("/dual_write/categories/performance");
        page.getByRole(AriaRole.BUTTON, named("Revoke ci")).click();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Revoke ci"))).hasCount(0);
        Assertions.assertThat(GATEWAY.get("/api/v1/config")
                        .with("X-API-Key", token)
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aWrongPasswordIsSaidAndTheNameKept() {
        expectStatus(401);
        var page = openStill(GATEWAY, "/categories/system", Look.PHONE);
        assertThat(page).hasURL(Pattern.compile(".*/login\\?next=.*"));
        page.getByLabel("Name").fill("vi");
        page.getByLabel("Password").fill("not this one");
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("don't belong together");
        assertThat(page.getByLabel("Name")).hasValue("vi");
        keep(page, "sign-in");
        page.getByLabel("Password").fill(Team.PASSWORD);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        assertThat(page.locator("h1")).hasText("system");
    }

    private Page signIn(String name, Look look) {
        var page = openStill(GATEWAY, "/", look);
        fill(page, name);
        page.waitForSelector("html[data-stream=live]");
        return page;
    }

    private static void fill(Page page, String name) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(Team.PASSWORD);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    }
}
