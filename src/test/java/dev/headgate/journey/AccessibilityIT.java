package dev.headgate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.headgate.web.RunningGateway;
import dev.headgate.web.access.Team;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every page as axe-core judges it, and as it looks to those who see it in another way. One window serves all looks at a
 * page, as a page depends on them in its style sheets only.
 */
@ParameterizedClass
@EnumSource(Sight.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessibilityIT extends BrowserJourney {
    private static final String JUDGE = """
            async () => {
              const verdict = await axe.run(document, {
                resultTypes: ['violations'], // all else is counted, not described
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
              });
              if (!verdict.passes.length) return ['nothing was judged'];
              return verdict.violations.flatMap(({ id, nodes }) =>
                nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
            }""";
    private static final String WIDER_THAN_WINDOW = """
            () => [...document.querySelectorAll('body *')]
              .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5 && element.checkVisibility())
              .filter(() => document.documentElement.scrollWidth > innerWidth)
              .map((element) => element.outerHTML.slice(0, 120))""";
    /** Links within a sentence are excepted by WCAG 2.5.8; hidden ones are no targets. */
    private static final String SMALL_TARGETS = """
            () => [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select')]
              .filter((target) => target.checkVisibility() && getComputedStyle(target).display !== 'inline')
              .filter((target) => !target.classList.contains('skip'))
              .map((target) => [target, (target.closest('label') ?? target).getBoundingClientRect()])
              .filter(([, box]) => box.width < 24 || box.height < 24)
              .map(([target]) => target.outerHTML)""";

    private static final String WITHOUT_EDGE = """
            () => [...document.querySelectorAll('.btn, .chip, .card, .notice, .segments, .pill, input, select, .track')]
              .filter((it) => it.checkVisibility() && !it.matches('.plain, .pop, [type=range], [type=checkbox], [type=radio]'))
              .filter((it) => {
                const style = getComputedStyle(it);
                const edge = it.matches('.track') ? style.stroke : style.borderTopStyle;
                return edge === 'none';
              })
              .map((it) => it.outerHTML)""";

    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.withAccess();

    @SuppressWarnings("NullAway.Init")
    private static Team team;

    private String axe = "";

    @Parameter
    private Sight sight = Sight.OVERVIEW;

    @SuppressWarnings("NullAway.Init")
    private Page page;

    @BeforeAll
    void somethingHasHappened() throws IOException {
        try (var script = AccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
        team = Team.at(GATEWAY);
        team.token("a-program", "editor", "/dual_write");
        edit("/dual_write/categories/performance/percentage", 12.5);
        edit("/dual_write/categories/system/percentage", 75);
    }

    /** What is to be open is opened at the narrowest width, and once more by another test at the widest. */
    @BeforeParameterizedClassInvocation
    void come() {
        page = lasting(see(Look.ZOOMED));
        page.evaluate(axe); // by the debugging protocol, which the page's own policy doesn't bind
    }

    @AfterParameterizedClassInvocation
    void leave() {
        page.context().close();
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP", "DARK", "PHONE", "PHONE_DARK"})
    void aPageBreaksNoRuleOfWcag(Look look) {
        look.putOn(page);
        assertThat(found(JUDGE)).as("%s, %s", sight, look).isEmpty();
        assertThat(found(SMALL_TARGETS)).as("%s, %s", sight, look).isEmpty();
    }

    @Test
    void aPageThatIs320PixelsWideDoesNotScrollSideways() {
        Look.ZOOMED.putOn(page);
        assertThat(found(WIDER_THAN_WINDOW)).as("%s", sight).isEmpty();
    }

    /** With a palette of the system's, colours and shadows of ours are gone: edges must still say what is where. */
    @Test
    void edgesRemainWhenTheSystemForcesItsColors() {
        Look.FORCED_COLORS.putOn(page);
        assertThat(found(WITHOUT_EDGE)).as("%s", sight).isEmpty();
    }

    /** Comes last, as its edit makes the window of the other tests move. */
    @Test
    @Order(Integer.MAX_VALUE)
    void nothingMovesForThoseWhoAskForThat() {
        var calm = see(Look.REDUCED_MOTION);
        var percentage = RunningGateway.anotherPercentage();
        edit("/dual_write/categories/critical/percentage", percentage);
        var newest = team.get("ada", "/api/v1/config").send().json().getInteger("revision");
        if (sight == Sight.SIGN_IN) {
            assertThat(calm.evaluate("() => document.getAnimations().length")).isEqualTo(0);
            return;
        }
        calm.waitForFunction(
                "newest => Number(document.getElementById('revision').dataset.revision) >= newest", newest);
        assertThat(calm.evaluate("() => document.getAnimations().length")).isEqualTo(0);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REDUCED_MOTION")
    void aLookIsKeptForThoseWhoWantToSeeIt(Look look) {
        look.putOn(page);
        keep(page, look + "-" + sight);
        assertThat(SCREENSHOTS.resolve(look + "-" + sight + ".png")).isNotEmptyFile();
    }

    private List<?> found(String script) {
        return (List<?>) page.evaluate(script);
    }

    private static void edit(String path, Object value) {
        var answer = team.as("ada", HttpMethod.POST, "/api/v1/revisions")
                .with("If-Match", "*")
                .json(RunningGateway.replace(path, value))
                .send();
        assertThat(answer.status()).isIn(200, 201);
    }

    private Page see(Look look) {
        if (sight == Sight.MISSING) {
            expectStatus(404);
        }
        var seen = sight == Sight.SIGN_IN
                ? openStill(GATEWAY, sight.path, look)
                : open(GATEWAY, sight.path, look, team.cookieOf("ada"));
        sight.arrange(seen);
        return seen;
    }
}
