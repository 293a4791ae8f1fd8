package dev.headgate.store;

import static dev.headgate.store.Revisions.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Pointer;
import dev.headgate.config.Revision;
import dev.headgate.config.Revision.Cause;
import dev.headgate.store.RevisionStore.Batch;
import dev.headgate.store.RevisionStore.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How every {@link RevisionStore} narrows its log. */
public abstract class RevisionFilterContract extends FreshStore {
    @Test
    void aFilterByPathFindsChangesAtUnderAndAboveIt() {
        keep(
                at(1, "ana", Cause.START),
                at(2, "ana", Cause.EDIT, "/a/b"),
                at(3, "ana", Cause.EDIT, "/a/bc", "/z"),
                at(4, "ana", Cause.EDIT, "/z", "/a/b/c"),
                at(5, "ana", Cause.EDIT, "/a"),
                at(6, "ana", Cause.EDIT, "/a~1b/%_\"\u2713"));

        assertThat(found(touching("/a/b"))).containsExactly(5L, 4L, 2L);
        assertThat(found(touching("/z"))).containsExactly(4L, 3L);
        assertThat(found(touching("/a~1b/%_\"\u2713"))).containsExactly(6L);
        assertThat(found(touching("/a/bc", "/a~1b"))).containsExactly(6L, 5L, 3L);
        assertThat(found(touching("/nothing"))).isEmpty();
        assertThat(found(touching(""))).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void theStoreAndARevisionAgreeOnWhichPathsItTouches() {
        var paths = List.of("/a", "/a/b", "/a/b/c", "/ab", "/a~1b", "/a~0b", "/A", "/", "/a/");
        var revisions = IntStream.range(0, paths.size())
                .mapToObj(i -> at(i + 1, "ana", Cause.EDIT, paths.get(i)))
                .toList();
        await(store.append(0, new Batch(revisions, Map.of(), Map.of())));

        for (var path : paths) {
            var filter = touching(path);
            assertThat(found(filter))
                    .as(path)
                    .containsExactlyInAnyOrderElementsOf(numbers(revisions.stream()
                            .filter(revision -> revision.touches(filter.paths()))
                            .toList()));
        }
    }

    @Test
    void aFilterByActorAndOriginFindsWhatIsBoth() {
        keep(
                at(1, "headgate", Cause.START),
                at(2, "ana", Cause.EDIT, "/a"),
                at(3, "Ana", Cause.EDIT, "/a"),
                at(4, "ana", Cause.RESTORE, "/a"),
                at(5, "dual-write", Cause.SOURCE, "/a"));

        assertThat(found(new RevisionFilter(List.of(), Optional.of("ana"), Optional.empty())))
                .containsExactly(4L, 2L);
        assertThat(found(new RevisionFilter(List.of(), Optional.empty(), Optional.of(Cause.SOURCE))))
                .containsExactly(5L);
        assertThat(found(new RevisionFilter(List.of(Pointer.of("a")), Optional.of("ana"), Optional.of(Cause.EDIT))))
                .containsExactly(2L);
    }

    @Test
    void aPageOfAFilterSaysWhereTheNextOneBegins() {
        keep(
                at(1, "ana", Cause.EDIT, "/a"),
                at(2, "ana", Cause.EDIT, "/z"),
                at(3, "ana", Cause.EDIT, "/a"),
                at(4, "ana", Cause.EDIT, "/z"),
                at(5, "ana", Cause.EDIT, "/a"));

        var first = await(store.newest(touching("/a"), 2, Long.MAX_VALUE));
        var last = await(store.newest(touching("/a"), 2, first.next().orElseThrow()));

        assertThat(numbers(first.revisions())).containsExactly(5L, 3L);
        assertThat(numbers(last.revisions())).containsExactly(1L);
        assertThat(last.next()).isEmpty();
    }

    @Test
    void aPageLooksAtABoundedPartOfTheLogAndSaysWhereItStopped() {
        var revisions = LongStream.rangeClosed(1, RevisionStore.LOOKED_AT + 5)
                .mapToObj(number -> at(number, "ana", Cause.EDIT, number == 3 ? "/rare" : "/a"))
                .toList();
        await(store.append(0, new Batch(revisions, Map.of(), Map.of())));

        var first = await(store.newest(touching("/rare"), 10, Long.MAX_VALUE));
        var second = await(store.newest(touching("/rare"), 10, first.next().orElseThrow()));

        assertThat(first).isEqualTo(new Page(List.of(), OptionalLong.of(6)));
        assertThat(numbers(second.revisions())).containsExactly(3L);
        assertThat(second.next()).isEmpty();
    }

    private void keep(Revision... revisions) {
        await(store.append(0, new Batch(List.of(revisions), Map.of(), Map.of())));
    }

    private List<Long> found(RevisionFilter filter) {
        return numbers(await(store.newest(filter, 100, Long.MAX_VALUE)).revisions());
    }

    private static RevisionFilter touching(String... paths) {
        return RevisionFilter.of(Arrays.stream(paths)
                .map(path -> Pointer.parse(path).orElseThrow())
                .toList());
    }
}
