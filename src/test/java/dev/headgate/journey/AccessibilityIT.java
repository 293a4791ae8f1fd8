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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page as axe-core judges it, and as it looks to those who see it in another way. */
class AccessibilityIT extends BrowserJourney {
    private static final List<Look> JUDGED = List.of(Look.DESKTOP, Look.DARK, Look.PHONE, Look.PHONE_DARK);
    private static final String JUDGE = """
            async () => {
              const verdict = await axe.run(document, {
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

    static Stream<Arguments> judged() {
        return Stream.of(Sight.values()).flatMap(sight -> JUDGED.stream().map(look -> Arguments.of(sight, look)));
    }

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

    @ParameterizedTest
    @MethodSource("judged")
    void aPageBreaksNoRuleOfWcag(Sight sight, Look look) {
        var page = see(sight, look);
        page.evaluate(axe); // by the debugging protocol, which the page's own policy doesn't bind
        assertThat((List<?>) page.evaluate(JUDGE)).isEmpty();
        assertThat((List<?>) page.evaluate(SMALL_TARGETS)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Sight.class)
    void aPageThatIs320PixelsWideDoesNotScrollSideways(Sight sight) {
        var page = see(sight, Look.ZOOMED);
        keep(page, "320-" + sight);
        assertThat((List<?>) page.evaluate(WIDER_THAN_WINDOW)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Sight.class)
    void nothingMovesForThoseWhoAskForThat(Sight sight) {
        var page = see(sight, Look.REDUCED_MOTION);
        var percentage = RunningGateway.anotherPercentage();
        edit("/dual_write/categories/critical/percentage", percentage);
        var newest = team.get("ada", "/api/v1/config").send().json().getInteger("revision");
        if (sight == Sight.SIGN_IN) {
            assertThat(page.evaluate("() => document.getAnimations().length")).isEqualTo(0);
            return;
        }
        page.waitForFunction(
                "newest => Number(document.getElementById('revision').dataset.revision) >= newest", newest);
        assertThat(page.evaluate("() => document.getAnimations().length")).isEqualTo(0);
    }

    /** With a palette of the system's, colours and shadows of ours are gone: edges must still say what is where. */
    @ParameterizedTest
    @EnumSource(Sight.class)
    void edgesRemainWhenTheSystemForcesItsColors(Sight sight) {
        var page = see(sight, Look.FORCED_COLORS);
        keep(page, "forced-" + sight);
        assertThat((List<?>) page.evaluate(WITHOUT_EDGE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP", "DARK", "TABLET", "PHONE", "PHONE_DARK"})
    void everyLookIsKeptForThoseWhoWantToSeeIt(Look look) {
        for (var sight :
                List.of(Sight.OVERVIEW, Sight.OPEN_FORM, Sight.OPEN_STACK, Sight.KILL_SWITCH_STEP, Sight.KEYS)) {
            keep(see(sight, look), look + "-" + sight);
        }
        assertThat(SCREENSHOTS.resolve(look + "-KEYS.png")).isNotEmptyFile();
    }

    private static void edit(String path, Object value) {
        var answer = team.as("ada", HttpMethod.POST, "/api/v1/revisions")
                .with("If-Match", "*")
                .json(RunningGateway.replace(path, value))
                .send();
        assertThat(answer.status()).isIn(200, 201);
    }

    private Page see(Sight sight, Look look) {
        if (sight == Sight.MISSING) {
            expectStatus(404);
        }
        var page = sight == Sight.SIGN_IN
                ? openStill(GATEWAY, sight.path, look)
                : open(GATEWAY, sight.path, look, team.cookieOf("ada"));
        sight.arrange(page);
        return page;
    }
}
