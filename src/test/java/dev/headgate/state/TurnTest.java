package dev.headgate.state;

import static dev.headgate.state.States.NOON;
import static dev.headgate.state.States.ORDER;
import static dev.headgate.state.States.effective;
import static dev.headgate.state.States.percentage;
import static dev.headgate.state.States.reading;
import static dev.headgate.state.States.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Change;
import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Patch;
import dev.headgate.config.Pointer;
import dev.headgate.config.Revision.Cause;
import dev.headgate.live.EditRequest;
import dev.headgate.live.EditRequest.Idempotency;
import dev.headgate.live.EditRequest.Proposal;
import dev.headgate.live.EditResult;
import dev.headgate.live.EditResult.Rejection;
import dev.headgate.live.Preview;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TurnTest {
    private static final Pointer PERCENTAGE = Pointer.of("dual_write", "categories", "performance", "percentage");

    @Test
    void editsOfOneTurnFollowEachOther() {
        var turn = turn(started());

        turn.edit(set(60), Optional.empty());
        turn.edit(set(70), Optional.empty());

        assertThat(turn.batch().revisions())
                .extracting(revision -> revision.revision())
                .containsExactly(2L, 3L);
        assertThat(turn.state().revision()).isEqualTo(3);
        assertThat(effective(turn.state())).isEqualTo("70");
    }

    @Test
    @Tag("C1")
    void theSecondOfTwoEditsOnTheSameRevisionIsStale() {
        var turn = turn(started());
        var first = new EditRequest(edit(60), OptionalLong.of(1), "ana", "first", Optional.empty());
        var second = new EditRequest(edit(70), OptionalLong.of(1), "ben", "second", Optional.empty());

        turn.edit(first, Optional.empty());
        var result = turn.edit(second, Optional.empty());

        var stale = (EditResult.Stale) result;
        assertThat(stale.current().revision()).isEqualTo(2);
        assertThat(stale.paths()).containsExactly(PERCENTAGE);
    }

    @Test
    void anEditThatSetsWhatIsEffectiveMakesNoRevision() {
        var turn = turn(started(percentage("low", 50)));

        assertThat(turn.edit(set(50), Optional.empty())).isEqualTo(new EditResult.Unchanged(1));

        assertThat(turn.isEmpty()).isTrue();
    }

    @Test
    void droppingAnOverrideThatEqualsTheFileIsARevision() {
        var turn = turn(started(percentage("low", 40)));
        turn.edit(set(50), Optional.empty());
        turn.read(percentage("low", 50), "low.yaml");

        var result = turn.edit(request(new Proposal.Edit(Patch.drop(PERCENTAGE))), Optional.empty());

        var change = ((EditResult.Committed) result).revision().changes().get(0);
        assertThat(change.from().orElseThrow().origin().kind()).isEqualTo("override");
        assertThat(change.to().orElseThrow().origin().where()).isEqualTo("low.yaml:1");
        assertThat(change.to().orElseThrow().value())
                .isEqualTo(change.from().orElseThrow().value());
    }

    @Test
    void anEmptyObjectUnderAnUnknownKeyIsRefusedThoughItHasNoValue() {
        var path = Pointer.of("dual_write", "categories", "performance", "percntage");

        var result = turn(started()).edit(request(new Proposal.Edit(Patch.set(path, Map.of()))), Optional.empty());

        assertThat(((EditResult.Rejected) result).problems().get(0).pointer()).isEqualTo(path);
    }

    @Test
    void anObjectInPlaceOfAValueIsRefused() {
        var result = turn(started())
                .edit(request(new Proposal.Edit(Patch.set(PERCENTAGE, Map.of("of", 5)))), Optional.empty());

        assertThat(((EditResult.Rejected) result).problems().get(0).pointer().isWithin(PERCENTAGE))
                .isTrue();
    }

    @Test
    void aValueInPlaceOfAnObjectIsRefused() {
        var result =
                turn(started()).edit(request(new Proposal.Edit(Patch.set(PERCENTAGE.parent(), 5))), Optional.empty());

        assertThat(((EditResult.Rejected) result).problems().get(0).pointer()).isEqualTo(PERCENTAGE.parent());
    }

    @Test
    void aRefusedEditLeavesTheOthersOfItsTurnAlone() {
        var turn = turn(started());

        var refused = turn.edit(set(101), Optional.empty());
        turn.edit(set(60), Optional.empty());

        assertThat(((EditResult.Rejected) refused).why()).isEqualTo(Rejection.INVALID);
        assertThat(turn.batch().revisions()).hasSize(1);
    }

    @Test
    @Tag("C4")
    void aRepeatInTheSameTurnGetsTheFirstAnswer() {
        var turn = turn(started());

        var first = turn.edit(keyed("body"), Optional.empty());
        var repeat = turn.edit(keyed("body"), Optional.empty());

        assertThat(repeat).isEqualTo(first).isInstanceOf(EditResult.Committed.class);
        assertThat(turn.batch().revisions()).hasSize(1);
    }

    @Test
    @Tag("C4")
    void aKeyWithAnotherBodyIsRefused() {
        var turn = turn(started());
        turn.edit(keyed("body"), Optional.empty());

        var result = turn.edit(keyed("another"), Optional.empty());

        assertThat(((EditResult.Rejected) result).why()).isEqualTo(Rejection.KEY_REUSED);
    }

    @Test
    void aRestoreSaysOfWhatItPutsBackThatItDid() {
        var turn = turn(started());
        var sixty = ((EditResult.Committed) turn.edit(set(60), Optional.empty())).revision();
        turn.edit(set(70), Optional.empty());

        var result = turn.edit(request(new Proposal.Restore(2)), Optional.of(sixty));

        var restored = ((EditResult.Committed) result).revision();
        assertThat(restored.origin()).isEqualTo(Cause.RESTORE);
        assertThat(effective(turn.state())).isEqualTo("60");
        assertThat(restored.changes().get(0).to().orElseThrow().origin().where())
                .isEqualTo("revision 4");
    }

    @Test
    void aRestoreOfNoRevisionIsRefused() {
        var result = turn(started()).edit(request(new Proposal.Restore(99)), Optional.empty());

        assertThat(((EditResult.Rejected) result).why()).isEqualTo(Rejection.NOT_FOUND);
    }

    @Test
    @Tag("C6")
    void aFilesChangeBehindAnOverrideIsARevisionAndIsShadowed() {
        var turn = turn(started(percentage("low", 50)));
        turn.edit(set(75), Optional.empty());

        turn.read(percentage("low", 60), "low.yaml");

        assertThat(turn.batch().revisions())
                .extracting(revision -> revision.origin())
                .containsExactly(Cause.EDIT, Cause.SOURCE);
        var leaf = (Leaf) turn.state().document().at(PERCENTAGE).orElseThrow();
        assertThat(leaf.origin().kind()).isEqualTo("override");
        assertThat(leaf.shadows().get(0).value()).hasToString("60");
    }

    @Test
    void movedLinesAreNoRevisionButMoveTheOrigin() {
        var turn = turn(started(percentage("low", 7, 50)));

        turn.read(percentage("low", 9, 50), "low.yaml");

        assertThat(turn.steps()).isEmpty();
        assertThat(turn.batch().readings()).containsKey("low");
        var leaf = (Leaf) turn.state().document().at(PERCENTAGE).orElseThrow();
        assertThat(leaf.origin().where()).isEqualTo("low.yaml:9");
    }

    @Test
    @Tag("S4")
    void aReadingThatBreaksARuleAcrossFilesIsRefusedWithItsPlace() {
        var turn = turn(started());

        var accepted = turn.read(
                reading("low", 3, "{'dual_write':{'categories':{'debug':{'adapters':['kafka']}}}}"), "low.yaml");

        var problem = ((Turn.Accepted.No) accepted).problems().get(0);
        assertThat(problem.toString()).startsWith("low.yaml:3:1 /dual_write/categories/debug/adapters/0: ");
        assertThat(turn.isEmpty()).isTrue();
    }

    @Test
    void aPreviewSaysWhatWouldChangeAndChangesNothing() {
        var state = started(percentage("low", 50));
        var turn = turn(state);

        var preview = turn.preview(set(75), Optional.empty());

        var changes = ((Preview.Changes) preview).changes();
        assertThat(changes).extracting(Change::path).containsExactly(PERCENTAGE);
        assertThat(turn.state()).isSameAs(state);
    }

    @Test
    @Tag("D7")
    void aClockThatJumpsBackLeavesTheOrderAlone() {
        var first = turn(started());
        first.edit(set(60), Optional.empty());
        var second = new Turn(first.state(), ORDER, Instant.parse("2020-01-01T00:00:00Z"));

        second.edit(set(70), Optional.empty());

        assertThat(second.state().revision()).isEqualTo(3);
        assertThat(effective(second.state())).isEqualTo("70");
    }

    private static Turn turn(State state) {
        return new Turn(state, ORDER, NOON);
    }

    private static EditRequest set(int percentage) {
        return request(edit(percentage));
    }

    private static Proposal edit(int percentage) {
        return new Proposal.Edit(Patch.set(PERCENTAGE, percentage));
    }

    private static EditRequest request(Proposal proposal) {
        return new EditRequest(proposal, OptionalLong.empty(), "ana", "a test", Optional.empty());
    }

    private static EditRequest keyed(String digest) {
        return new EditRequest(
                edit(60), OptionalLong.empty(), "ana", "a test", Optional.of(new Idempotency("key", digest)));
    }
}
