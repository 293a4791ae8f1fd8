package dev.headgate.dualwrite.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.deliver.EventStore.Depth;
import org.junit.jupiter.api.Test;

class SpoolTest {
    @Test
    void aKeyIsHeldUntilTheLastOfItsEventsHasLeft() {
        var spool = new Spool(Depth.NONE);
        spool.entered("a");
        spool.entered("a");

        spool.left("a");
        assertThat(spool.holds("a")).isTrue();
        spool.left("a");

        assertThat(spool.holds("a")).isFalse();
        assertThat(spool.holds("b")).isFalse();
    }

    @Test
    void everyKeyIsHeldWhileThereIsSomethingFromBeforeTheStart() {
        var spool = new Spool(new Depth(2, 500));

        spool.left("a");
        assertThat(spool.holds("b")).isTrue();
        spool.left("b");

        assertThat(spool.holds("b")).isFalse();
    }

    /** An event from before the start failed again, while newer ones of another key came and left. */
    @Test
    void newerEventsDoNotCountForThoseFromBeforeTheStart() {
        var spool = new Spool(new Depth(1, 500));
        spool.entered("b");

        spool.left("b");

        assertThat(spool.holds("a")).isTrue();
    }

    @Test
    void whatIsEvictedIsHeldNoMore() {
        var spool = new Spool(Depth.NONE);
        spool.entered("a");

        spool.evicted("a");

        assertThat(spool.holds("a")).isFalse();
        assertThat(spool.evicted()).isEqualTo(1);
    }
}
