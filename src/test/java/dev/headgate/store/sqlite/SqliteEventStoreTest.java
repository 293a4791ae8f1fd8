package dev.headgate.store.sqlite;

import static dev.headgate.store.Events.accepting;
import static dev.headgate.store.Events.event;
import static dev.headgate.store.Events.owed;
import static dev.headgate.store.Events.replaying;
import static dev.headgate.store.Events.reserving;
import static dev.headgate.store.Events.settling;
import static dev.headgate.store.Events.spooling;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.deliver.Delivery;
import dev.headgate.dualwrite.deliver.EventStore.Batch;
import dev.headgate.dualwrite.deliver.EventStore.Depth;
import dev.headgate.dualwrite.deliver.EventStore.Evicted;
import dev.headgate.dualwrite.deliver.EventStore.Opened;
import dev.headgate.dualwrite.deliver.EventStore.Owed;
import dev.headgate.dualwrite.deliver.EventStore.Written;
import dev.headgate.store.StoreUnavailableException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqliteEventStoreTest extends EventFixture {
    @BeforeEach
    void openAnEmptyStore() {
        assertThat(await(store.open())).isEqualTo(new Opened(0, Map.of()));
    }

    @Test
    void anEventComesBackAsItWas() {
        await(store.write(spooling(owed(1, 2, "realtime"))));

        assertThat(await(store.spooled("realtime", 0, 10)))
                .extracting(it -> it.event().orElseThrow())
                .containsExactly(event(1), event(2));
    }

    @Test
    void whatWasAcceptedAndNotSettledWaitsAfterARestartForThoseItIsOwedTo() {
        await(store.write(accepting(owed(1, 3, "websocket", "realtime"))));
        await(store.write(accepting(owed(4, 5, "websocket"))));
        await(store.write(settling(2L, 5L)));

        var opened = reopen();

        assertThat(opened.last()).isEqualTo(5);
        assertThat(opened.depths().getOrDefault("websocket", Depth.NONE).events())
                .isEqualTo(3);
        assertThat(waiting("websocket")).containsExactly(1L, 3L, 4L);
        assertThat(waiting("realtime")).containsExactly(1L, 3L);
    }

    @Test
    void aSecondRestartFindsTheSame() {
        await(store.write(accepting(owed(1, 1_200, "websocket"))));

        assertThat(reopen()).isEqualTo(new Opened(1_200, Map.of("websocket", depth(1, 1_200))));
        assertThat(reopen()).isEqualTo(new Opened(1_200, Map.of("websocket", depth(1, 1_200))));
        assertThat(waiting("websocket"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1_200).boxed().toList());
    }

    @Test
    void whatWaitedAlreadyGoesBeforeWhatARestartAddsAndNothingWaitsTwice() {
        await(store.write(accepting(owed(1, 4, "websocket", "realtime"))));
        await(store.write(spooling(owed(1, 2, "realtime"))));

        reopen();

        assertThat(waiting("realtime")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(waiting("websocket")).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void anEventThatIsOwedToNobodyIsForgottenByARestart() {
        await(store.write(accepting(List.of(owed(1)))));

        assertThat(reopen()).isEqualTo(new Opened(1, Map.of()));
    }

    @Test
    void numbersThatAreAbsentAreIgnored() {
        await(store.write(accepting(owed(10, 12, "websocket"))));
        await(store.write(spooling(owed(1, 2, "realtime"))));

        await(store.write(settling(1L, 11L, 11L, 99L)));
        var written = await(store.write(replaying("realtime", List.of(77L, 78L))));

        assertThat(written).isEqualTo(new Written(Map.of("realtime", depth(1, 2)), Map.of()));
        reopen();
        assertThat(waiting("websocket")).containsExactly(10L, 12L);
    }

    @Test
    void aBatchIsWrittenWholeOrNotAtAll() {
        await(store.write(accepting(owed(1, 1, "websocket"))));
        await(store.write(spooling(owed(1, 1, "realtime"))));
        var positions = positions(await(store.spooled("realtime", 0, 1)));
        var takenTwice = List.of(owed(7, "websocket"), owed(7, "websocket"));

        var refused = store.write(new Batch(
                takenTwice, List.of(1L), owed(2, 3, "realtime"), Map.of("realtime", positions), OptionalLong.of(500)));

        assertThat(failure(refused)).isInstanceOf(StoreUnavailableException.class);
        assertThat(await(store.write(spooling(owed(4, 4, "realtime"))))
                        .depths()
                        .getOrDefault("realtime", Depth.NONE)
                        .events())
                .isEqualTo(2);
        assertThat(waiting("realtime")).containsExactly(1L, 4L);
        assertThat(reopen().last()).isEqualTo(4);
        assertThat(waiting("websocket")).containsExactly(1L);
    }

    @Test
    void eachSpoolKeepsItsOwnOrderAndPages() {
        for (long sequence = 1; sequence <= 9; sequence += 3) {
            await(store.write(spooling(owed(sequence, sequence + 2, "websocket", "realtime"))));
        }

        var first = await(store.spooled("websocket", 0, 4));
        var second = await(store.spooled("websocket", first.get(3).position(), 100));

        assertThat(sequences(first)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(sequences(second)).containsExactly(5L, 6L, 7L, 8L, 9L);
        assertThat(waiting("nobody")).isEmpty();
    }

    @Test
    void whatWasReplayedLeavesItsSpoolOnly() {
        await(store.write(spooling(owed(1, 6, "websocket", "realtime"))));
        var middle = positions(await(store.spooled("websocket", 0, 10))).subList(1, 5);

        var written = await(store.write(replaying("websocket", middle)));

        assertThat(written.depths().getOrDefault("websocket", Depth.NONE).events())
                .isEqualTo(2);
        assertThat(waiting("websocket")).containsExactly(1L, 6L);
        assertThat(reopen().depths().getOrDefault("realtime", Depth.NONE)).isEqualTo(depth(1, 6));
    }

    @Test
    void anEmptiedSpoolIsNoneAndItsPositionsAreNotGivenAgain() {
        await(store.write(spooling(owed(1, 3, "websocket"))));
        var before = positions(await(store.spooled("websocket", 0, 3)));

        var written = await(store.write(replaying("websocket", before)));
        await(store.write(spooling(owed(4, 4, "websocket"))));

        assertThat(written.depths()).containsExactly(Map.entry("websocket", Depth.NONE));
        assertThat(positions(await(store.spooled("websocket", 0, 3)))).allMatch(position -> position > before.get(2));
    }

    @Test
    void aFullSpoolGivesUpItsOldestEventsByNumber() {
        reopen(new Depth(5, ROOM.bytes()));
        await(store.write(spooling(owed(1, 4, "websocket", "realtime"))));

        var written = await(store.write(spooling(owed(5, 7, "realtime"))));

        assertThat(written)
                .isEqualTo(new Written(
                        Map.of("realtime", depth(3, 7)),
                        Map.of("realtime", List.of(new Evicted(5, "user-1"), new Evicted(6, "user-2")))));
        assertThat(waiting("realtime")).containsExactly(3L, 4L, 5L, 6L, 7L);
        assertThat(waiting("websocket")).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aFullSpoolGivesUpItsOldestEventsBySize() {
        reopen(new Depth(ROOM.events(), depth(10, 1_009).bytes()));
        await(store.write(spooling(owed(10, 509, "realtime"))));

        var written = await(store.write(spooling(owed(510, 1_609, "realtime"))));

        assertThat(written.depths().getOrDefault("realtime", Depth.NONE).bytes())
                .isLessThanOrEqualTo(depth(10, 1_009).bytes());
        assertThat(written.evicted().get("realtime"))
                .hasSizeGreaterThan(600)
                .startsWith(new Evicted(1, "user-10"), new Evicted(2, "user-11"));
        assertThat(waiting("realtime")).hasSizeGreaterThan(900).endsWith(1_608L, 1_609L);
    }

    @Test
    void aSpoolThatARestartOverfilledSaysWhatItGaveUpAtItsNextWrite() {
        await(store.write(accepting(owed(1, 4, "websocket"))));

        assertThat(reopen(new Depth(3, ROOM.bytes()))
                        .depths()
                        .getOrDefault("websocket", Depth.NONE)
                        .events())
                .isEqualTo(4);

        var written = await(store.write(spooling(owed(5, 5, "websocket"))));
        assertThat(written.evicted())
                .isEqualTo(Map.of("websocket", List.of(new Evicted(1, "user-1"), new Evicted(2, "user-2"))));
    }

    @Test
    void aCeilingHoldsAfterARestartAndIsNeverBelowAnAcceptedEvent() {
        await(store.write(reserving(100)));
        assertThat(reopen().last()).isEqualTo(100);

        await(store.write(accepting(owed(101, 103, "websocket"))));
        await(store.write(settling(101L, 102L, 103L)));
        await(store.write(reserving(50)));

        assertThat(reopen().last()).isEqualTo(103);
    }

    @Test
    void writesThatAreAskedForAtOnceAreDoneInTheirOrder() {
        var writes = new ArrayList<Future<Written>>();
        for (long sequence = 1; sequence <= 100; sequence++) {
            writes.add(store.write(spooling(owed(sequence, sequence, "websocket"))));
        }
        await(Future.all(writes));

        assertThat(waiting("websocket"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void aPageOfLargeEventsIsShortAndTheNextOneGoesOn() {
        var large = LongStream.rangeClosed(1, 40)
                .mapToObj(sequence -> owed(sequence, "websocket"))
                .map(it -> new Owed(Delivery.of(it.event().from("x".repeat(250_000))), it.adapters()))
                .toList();
        await(store.write(spooling(large)));

        var page = await(store.spooled("websocket", 0, 100));
        var rest = await(store.spooled("websocket", page.get(page.size() - 1).position(), 1));

        assertThat(page).hasSizeBetween(16, 18);
        assertThat(sequences(rest)).containsExactly(page.size() + 1L);
    }
}
