package dev.headgate.dualwrite.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Checksum.Algorithm;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.Frame;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final Lane lane = new Lane();

    @Test
    void eventsOfOneKeyShareABatchInOrder() {
        add("a", 1);
        add("b", 2);
        add("a", 3);

        assertThat(numbers(lane.next(10))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aKeyIsInOneBatchAtATimeAndWhatComesAfterWaits() {
        add("a", 1);
        lane.next(10);
        add("a", 2);
        add("b", 3);

        assertThat(numbers(lane.next(10))).containsExactly(3L);
        assertThat(lane.size()).isEqualTo(1);
    }

    @Test
    void whatWaitedForABatchIsHandedBackWhenItIsOver() {
        add("a", 1);
        var first = lane.next(10);
        add("a", 2);
        add("a", 3);
        assertThat(lane.next(10)).isEmpty();

        var behind = lane.over(first);

        assertThat(numbers(behind)).containsExactly(2L, 3L);
        assertThat(lane.size()).isZero();
    }

    @Test
    void whatIsHandedBackGoesBeforeWhatCameLater() {
        add("b", 3);
        lane.addFirst(List.of(item("a", 1), item("a", 2)));

        assertThat(numbers(lane.next(10))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void drainingLeavesWhatWaitsForABatch() {
        add("a", 1);
        var first = lane.next(10);
        add("a", 2);
        add("b", 3);

        assertThat(numbers(lane.drain())).containsExactly(3L);
        assertThat(numbers(lane.over(first))).containsExactly(2L);
    }

    @Test
    void aBatchIsAsLargeAsItMayBe() {
        add("a", 1);
        add("b", 2);
        add("c", 3);

        assertThat(numbers(lane.next(2))).containsExactly(1L, 2L);
        assertThat(lane.size()).isEqualTo(1);
    }

    private void add(String key, long sequence) {
        lane.add(item(key, sequence));
    }

    private static Item item(String key, long sequence) {
        var event = Event.of("order_placed", new JsonObject())
                .withKey(key)
                .accepted(sequence, "system", new Checksum(Algorithm.CRC32, "a3a6bf43"));
        return Item.fresh(new Delivery(event, Frame.of(event)), Settlement.NONE);
    }

    private static List<Long> numbers(List<Item> items) {
        return items.stream().map(item -> item.delivery().event().sequence()).toList();
    }
}
