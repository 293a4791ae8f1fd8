package dev.headgate.dualwrite.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.Route;
import dev.headgate.dualwrite.Route.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventRouterTest {
    private static final Route BOTH = new Route(List.of("websocket", "realtime"), Reason.SAMPLED_IN);
    private static final Route PRIMARY = new Route(List.of("websocket"), Reason.SAMPLED_OUT);

    private final Map<String, Way> ways = new LinkedHashMap<>();
    private final EventRouter router = new EventRouter(ways);

    /** A way that is as it was made. */
    private record Fixed(String name, boolean isUsable, boolean isSound) implements Way {
        @Override
        public boolean admits(String key) {
            return isSound;
        }
    }

    @Test
    void whatTheFlagsSayHoldsWhileEverythingIsSound() {
        sound("websocket");
        sound("realtime");

        assertThat(router.decide(BOTH, "k"))
                .isEqualTo(new Decision(List.of("websocket", "realtime"), List.of(), Reason.SAMPLED_IN));
    }

    @Test
    void anAdapterWhoseBreakerIsOpenIsLeftOut() {
        sound("websocket");
        open("realtime");

        assertThat(router.decide(BOTH, "k"))
                .isEqualTo(new Decision(List.of("websocket"), List.of(), Reason.BREAKER_OPEN));
    }

    @Test
    void anAdapterWithoutItsSettingsIsLeftOut() {
        sound("websocket");
        ways.put("realtime", new Fixed("realtime", false, true));

        assertThat(router.decide(BOTH, "k"))
                .isEqualTo(new Decision(List.of("websocket"), List.of(), Reason.UNAVAILABLE));
    }

    @Test
    void anAdapterThatNobodyDeclaresIsLeftOut() {
        sound("websocket");

        assertThat(router.decide(BOTH, "k").reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void anotherSoundAdapterTakesOverWhenNoneIsLeft() {
        open("websocket");
        sound("realtime");

        assertThat(router.decide(PRIMARY, "k"))
                .isEqualTo(new Decision(List.of("realtime"), List.of(), Reason.BREAKER_OPEN));
    }

    @Test
    void anEventWaitsForItsOwnAdaptersWhenNoneTakesIt() {
        open("websocket");
        open("realtime");

        assertThat(router.decide(BOTH, "k"))
                .isEqualTo(new Decision(List.of(), List.of("websocket", "realtime"), Reason.BREAKER_OPEN));
    }

    @Test
    void theKillSwitchSendsToNoOtherAdapter() {
        open("websocket");
        sound("realtime");

        assertThat(router.decide(new Route(List.of("websocket"), Reason.OVERRIDE), "k"))
                .isEqualTo(new Decision(List.of(), List.of("websocket"), Reason.BREAKER_OPEN));
    }

    @Test
    void aMutedCategoryGoesNowhere() {
        sound("websocket");

        assertThat(router.decide(new Route(List.of(), Reason.MUTED), "k"))
                .isEqualTo(new Decision(List.of(), List.of(), Reason.MUTED));
    }

    private void sound(String name) {
        ways.put(name, new Fixed(name, true, true));
    }

    private void open(String name) {
        ways.put(name, new Fixed(name, true, false));
    }
}
