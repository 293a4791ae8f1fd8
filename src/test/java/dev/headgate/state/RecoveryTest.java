package dev.headgate.state;

import static dev.headgate.state.States.NOON;
import static dev.headgate.state.States.ORDER;
import static dev.headgate.state.States.SECTIONS;
import static dev.headgate.state.States.effective;
import static dev.headgate.state.States.empty;
import static dev.headgate.state.States.percentage;
import static dev.headgate.state.States.reading;
import static dev.headgate.state.States.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Place;
import dev.headgate.config.Problem;
import dev.headgate.config.Reading;
import dev.headgate.config.Revision.Cause;
import dev.headgate.store.RevisionStore.Recovered;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    @Test
    void theFirstStartIsRevisionOneWithoutChanges() {
        var ready = ready(empty(), ORDER, percentage("low", 40));

        var first = ready.batch().orElseThrow().revisions().get(0);
        assertThat(first.revision()).isEqualTo(1);
        assertThat(first.origin()).isEqualTo(Cause.START);
        assertThat(first.changes()).isEmpty();
        assertThat(effective(ready.state())).isEqualTo("40");
    }

    @Test
    @Tag("S11")
    void theFirstStartListsTheProblemsOfAllSources() {
        var broken = new Reading.Failed(
                "low", NOON, List.of(Problem.at(new Place("low.yaml", 3, 1), "expected a value, found a tab")));
        var wrong = reading("high", 2, "{'dual_write':{'categories':{'debug':{'adapters':['kafka']}}}}");

        var refused = (Recovery.Refused) new Recovery(SECTIONS, ORDER, NOON).from(empty(), List.of(broken, wrong));

        assertThat(refused.problems())
                .extracting(problem -> problem.place().orElseThrow().toString())
                .containsExactly("low.yaml:3:1", "high.yaml:2:1");
    }

    @Test
    @Tag("S10")
    void aRestartServesWhatTheLastProcessServedWhateverTheSourcesSayNow() {
        var first = ready(empty(), ORDER, percentage("low", 40));
        var held = stored(empty(), first.batch().orElseThrow());

        var again = ready(held, ORDER, new Reading.Failed("low", NOON, List.of()));

        assertThat(again.batch()).isEmpty();
        assertThat(again.state().snapshot().document())
                .isEqualTo(first.state().snapshot().document());
        assertThat(again.pending()).hasSize(1);
    }

    @Test
    void aSourceThatIsNoLongerConfiguredLeavesWithARevision() {
        var first = ready(empty(), ORDER, percentage("low", 40), percentage("high", 60));
        var held = stored(empty(), first.batch().orElseThrow());

        var again = ready(held, List.of("low"), percentage("low", 40));

        var revision = again.batch().orElseThrow().revisions().get(0);
        assertThat(revision.revision()).isEqualTo(2);
        assertThat(revision.changes().get(0).from().orElseThrow().value()).hasToString("60");
        assertThat(effective(again.state())).isEqualTo("40");
    }

    @Test
    void sourcesInAnotherOrderAreARevisionToo() {
        var first = ready(empty(), ORDER, percentage("low", 40), percentage("high", 60));
        var held = stored(empty(), first.batch().orElseThrow());

        var again = ready(held, List.of("high", "low"), percentage("high", 60), percentage("low", 40));

        assertThat(again.batch().orElseThrow().revisions()).hasSize(1);
        assertThat(effective(again.state())).isEqualTo("40");
    }

    private static Recovery.Ready ready(Recovered held, List<String> order, Reading... readings) {
        return (Recovery.Ready) new Recovery(SECTIONS, order, NOON).from(held, List.of(readings));
    }
}
