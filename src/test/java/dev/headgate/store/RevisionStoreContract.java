package dev.headgate.store;

import static dev.headgate.store.Revisions.NOON;
import static dev.headgate.store.Revisions.edit;
import static dev.headgate.store.Revisions.edits;
import static dev.headgate.store.Revisions.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Revision;
import dev.headgate.store.RevisionStore.Appended.Durable;
import dev.headgate.store.RevisionStore.Appended.HeadMoved;
import dev.headgate.store.RevisionStore.Batch;
import dev.headgate.store.RevisionStore.Outcome;
import dev.headgate.store.RevisionStore.Recovered;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link RevisionStore} must do. A subclass says where revisions are kept. */
public abstract class RevisionStoreContract extends FreshStore {
    /** What a restart finds. */
    protected final Recovered reopen() {
        await(store.close());
        store = connect();
        return await(store.open());
    }

    @Test
    void aRevisionIsReadBackEqualToWhatWasAppended() {
        assertThat(await(store.append(0, edits(1, 1)))).isEqualTo(new Durable());

        assertThat(await(store.find(1))).contains(edit(1));
        assertThat(await(store.find(2))).isEmpty();
    }

    @Test
    void aRestartFindsTheHeadAndTheReadingsWithEveryOrigin() {
        var readings = Map.of("dual-write", reading(7), "default", reading(1));
        await(store.append(0, new Batch(List.of(edit(1), edit(2)), readings, Map.of())));

        var recovered = reopen();

        assertThat(recovered).isEqualTo(new Recovered(Optional.of(edit(2)), readings, Optional.empty()));
        assertThat(recovered.readings())
                .extractingByKey("default")
                .satisfies(reading ->
                        assertThat(reading.tree().children().keySet()).containsExactly("zulu", "alpha", "empty"));
        assertThat(await(store.newest(10, Long.MAX_VALUE))).containsExactly(edit(2), edit(1));
    }

    @Test
    void aNewReadingReplacesTheOneOfTheSameSource() {
        await(store.append(0, new Batch(List.of(edit(1)), Map.of("a", reading(1), "b", reading(1)), Map.of())));

        await(store.append(1, new Batch(List.of(), Map.of("a", reading(2)), Map.of())));

        assertThat(reopen().readings()).isEqualTo(Map.of("a", reading(2), "b", reading(1)));
    }

    @Test
    void anAppendBehindTheHeadWritesNothingAndSaysWhereTheHeadIs() {
        await(store.append(0, edits(1, 3)));
        var late = new Batch(List.of(edit(3)), Map.of("a", reading(1)), Map.of("key", outcome(1, NOON)));

        assertThat(await(store.append(2, late))).isEqualTo(new HeadMoved(3));
        assertThat(await(store.append(7, edits(8, 8)))).isEqualTo(new HeadMoved(3));

        assertThat(await(store.outcome("key", NOON))).isEmpty();
        assertThat(reopen()).isEqualTo(new Recovered(Optional.of(edit(3)), Map.of(), Optional.empty()));
    }

    @Test
    void ofManyAppendsToOneHeadExactlyOneIsDurable() {
        await(store.append(0, edits(1, 1)));

        var racing = LongStream.range(0, 50)
                .mapToObj(i -> store.append(1, edits(2, 2)))
                .toList();

        assertThat(racing.stream().map(StoreWaits::await))
                .containsOnlyOnce(new Durable())
                .containsOnly(new Durable(), new HeadMoved(2));
        assertThat(numbers(await(store.after(0, 100)))).containsExactly(1L, 2L);
    }

    @Test
    void aBatchWithAGapIsRefusedWhole() {
        await(store.append(0, edits(1, 1)));
        var gap = new Batch(List.of(edit(2), edit(4)), Map.of("a", reading(1)), Map.of("key", outcome(1, NOON)));

        assertThat(failure(store.append(1, gap)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("revision 4 can't follow revision 2");

        assertThat(await(store.outcome("key", NOON))).isEmpty();
        assertThat(reopen()).isEqualTo(new Recovered(Optional.of(edit(1)), Map.of(), Optional.empty()));
        assertThat(await(store.append(1, edits(2, 2)))).isEqualTo(new Durable());
    }

    @Test
    void aBigBatchIsOneStep() {
        await(store.append(0, edits(1, 2_000)));

        assertThat(reopen().head()).contains(edit(2_000));
        assertThat(numbers(await(store.after(0, 5_000))))
                .isEqualTo(LongStream.rangeClosed(1, 2_000).boxed().toList());
    }

    @Test
    void historyIsReadInPagesFromTheNewest() {
        await(store.append(0, edits(1, 5)));

        assertThat(numbers(await(store.newest(2, Long.MAX_VALUE)))).containsExactly(5L, 4L);
        assertThat(numbers(await(store.newest(2, 4)))).containsExactly(3L, 2L);
        assertThat(numbers(await(store.newest(2, 2)))).containsExactly(1L);
        assertThat(await(store.newest(2, 1))).isEmpty();
    }

    @Test
    void aResumeReadsFromTheOldest() {
        await(store.append(0, edits(1, 5)));

        assertThat(numbers(await(store.after(2, 2)))).containsExactly(3L, 4L);
        assertThat(numbers(await(store.after(4, 10)))).containsExactly(5L);
        assertThat(await(store.after(5, 10))).isEmpty();
    }

    @Test
    @Tag("D7")
    void orderIsThatOfRevisionsWhateverTheClockSaid() {
        var year = Duration.ofDays(365);
        var times = List.of(NOON, NOON.plus(year), NOON.minus(Duration.ofHours(1)), NOON.minus(year));
        var revisions = new ArrayList<Revision>();
        for (var at : times) {
            var next = edit(revisions.size() + 1);
            revisions.add(new Revision(
                    next.revision(), at, next.actor(), next.reason(), next.origin(), next.changes(), next.override()));
        }
        await(store.append(0, new Batch(revisions, Map.of(), Map.of())));

        assertThat(reopen().head()).contains(revisions.get(3));
        assertThat(await(store.after(0, 10))).isEqualTo(revisions);
        assertThat(numbers(await(store.newest(10, Long.MAX_VALUE)))).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void aKeyIsAnsweredWithItsOutcomeUntilItIsTooOld() {
        var outcome = outcome(1, NOON);
        await(store.append(0, new Batch(List.of(edit(1)), Map.of(), Map.of("ключ-✓", outcome))));
        reopen();

        assertThat(await(store.outcome("ключ-✓", NOON))).contains(outcome);
        assertThat(await(store.outcome("ключ-✓", NOON.plusNanos(1)))).isEmpty();
        assertThat(await(store.outcome("another", NOON))).isEmpty();
    }

    @Test
    void anOutcomeWithoutARevisionIsKeptAndOneOfTheDayBeforeIsForgotten() {
        var unchanged = new Outcome("digest", 1, false, NOON.plus(Duration.ofHours(25)));
        await(store.append(0, new Batch(List.of(edit(1)), Map.of(), Map.of("old", outcome(1, NOON)))));

        await(store.append(1, new Batch(List.of(), Map.of(), Map.of("new", unchanged))));

        assertThat(await(store.outcome("new", NOON))).contains(unchanged);
        assertThat(await(store.outcome("old", Instant.EPOCH))).isEmpty();
    }

    @Test
    void futuresCompleteOnTheCallersContext() {
        var context = vertx.getOrCreateContext();
        var seen = Promise.<Boolean>promise();

        context.runOnContext(go -> store.append(0, edits(1, 1))
                .compose(durable -> store.find(1))
                .onComplete(found -> seen.complete(Vertx.currentContext() == context)));

        assertThat(await(seen.future())).isTrue();
    }

    private static Outcome outcome(long revision, Instant at) {
        return new Outcome("digest", revision, true, at);
    }
}
