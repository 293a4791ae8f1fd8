package dev.headgate.store;

import dev.headgate.config.Change;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Origin;
import dev.headgate.config.Place;
import dev.headgate.config.Pointer;
import dev.headgate.config.Revision;
import dev.headgate.config.Values;
import dev.headgate.store.RevisionStore.Batch;
import dev.headgate.store.RevisionStore.StoredReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Revisions and readings to store in tests, with everything that a store might lose. */
public final class Revisions {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");

    private Revisions() {}

    /** An edit of one percentage, whose reason has what text columns and logs get wrong. */
    public static Revision edit(long revision) {
        var path = Pointer.of("dual_write", "categories", "performance", "percentage");
        var was = new Leaf(Values.number(50), file(7), List.of(new Leaf(null, new Origin.Default())));
        var edited = new Origin.Edited(revision, "Žofie ✓ 🚦", "raised\u0000 it\r\nby 'one'; -- " + revision);
        var is = new Leaf(
                Values.copy(33.125),
                edited,
                List.of(new Leaf(Values.number(50), file(7)), was.shadows().get(0)));
        return new Revision(
                revision,
                NOON.plus(Duration.ofMillis(revision)),
                edited.actor(),
                edited.reason(),
                Revision.Cause.EDIT,
                List.of(
                        new Change(path, Optional.of(was), Optional.of(is)),
                        new Change(Pointer.of("new", "a/b~c"), Optional.empty(), Optional.of(leaf(null))),
                        new Change(
                                Pointer.of("gone"), Optional.of(leaf(List.of("websocket", true))), Optional.empty())),
                new Branch(Map.of()).with(path, is).with(Pointer.of("dual_write", "global_override"), leaf(null)));
    }

    /** One that sets a value at each of these paths. */
    public static Revision at(long revision, String actor, Revision.Cause origin, String... paths) {
        var changes = Arrays.stream(paths)
                .map(path -> new Change(
                        Pointer.parse(path).orElseThrow(),
                        Optional.empty(),
                        Optional.of(leaf(Values.number(revision)))))
                .toList();
        return new Revision(revision, NOON, actor, "a test", origin, changes, new Branch(Map.of()));
    }

    /** Edits from {@code first} to {@code last}, and nothing else. */
    public static Batch edits(long first, long last) {
        return new Batch(
                LongStream.rangeClosed(first, last).mapToObj(Revisions::edit).toList(), Map.of(), Map.of());
    }

    /** A file's reading whose keys come in an order that sorting would change. */
    public static StoredReading reading(int line) {
        var children = new LinkedHashMap<String, dev.headgate.config.Node>();
        children.put("zulu", new Leaf(Values.copy(Arrays.asList("a", null, 1.5)), file(line)));
        children.put("alpha", new Leaf(null, file(line + 1)));
        children.put("empty", new Branch(Map.of()));
        return new StoredReading(NOON, new Branch(children));
    }

    private static Leaf leaf(@Nullable Object value) {
        return new Leaf(Values.copy(value), new Origin.Source("environment", "env", Place.named("DUAL_WRITE_ÅÄÖ")));
    }

    private static Origin file(int line) {
        return new Origin.Source("dual-write", "file", new Place("conf/dual-write.yaml", line, 17));
    }
}
