package dev.headgate.store;

import dev.headgate.config.Origin;
import dev.headgate.config.Revision;
import dev.headgate.config.Sections;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * A store whose secrets are hidden as soon as they are read, by today's schemas: rows keep them as they are and carry no
 * marks, so that a path which is marked later is hidden in the whole history.
 */
public final class SealedStore implements RevisionStore {
    private final RevisionStore store;
    private final Sections sections;

    public SealedStore(RevisionStore store, Sections sections) {
        this.store = store;
        this.sections = sections;
    }

    @Override
    public Future<Recovered> open() {
        return store.open().map(this::sealed);
    }

    /** All but what is kept under {@code default}, which is no layer: whoever made it knows what of it is one. */
    private Recovered sealed(Recovered recovered) {
        var readings = new HashMap<>(recovered.readings());
        readings.replaceAll((source, reading) -> source.equals(Origin.DEFAULT_LAYER)
                ? reading
                : new StoredReading(reading.at(), sections.sealed(reading.tree())));
        return new Recovered(recovered.head().map(sections::sealed), readings, recovered.damage());
    }

    @Override
    public Future<Appended> append(long head, Batch batch) {
        return store.append(head, batch);
    }

    @Override
    public Future<Page> newest(RevisionFilter filter, int limit, long before) {
        return store.newest(filter, limit, before).map(page -> new Page(sealed(page.revisions()), page.next()));
    }

    @Override
    public Future<List<Revision>> after(long after, int limit) {
        return store.after(after, limit).map(this::sealed);
    }

    @Override
    public Future<Optional<Revision>> find(long revision) {
        return store.find(revision).map(found -> found.map(sections::sealed));
    }

    private List<Revision> sealed(List<Revision> revisions) {
        return revisions.stream().map(sections::sealed).toList();
    }

    @Override
    public Future<Optional<Outcome>> outcome(String key, Instant notBefore) {
        return store.outcome(key, notBefore);
    }

    @Override
    public Future<Void> close() {
        return store.close();
    }
}
