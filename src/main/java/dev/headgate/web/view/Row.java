package dev.headgate.web.view;

import java.util.List;
import java.util.Objects;

/**
 * A category in the list.
 *
 * @param id opaque, unique on the page; never built from a name that people choose
 * @param url of its page
 * @param state {@code on}, {@code off} or {@code masked}
 * @param idle its percentage has no effect, for want of a second adapter
 * @param adapters where its events go now, the primary first
 * @param note what is remarkable about that; empty for nothing
 * @param origin of the strongest of its values
 * @param fresh the revision that just changed it; 0 when it was only drawn
 */
public record Row(
        String id,
        String name,
        String url,
        String state,
        boolean idle,
        Meter meter,
        List<String> adapters,
        String note,
        OriginView origin,
        List<Stack> stacks,
        Actor changed,
        long fresh) {
    public Row {
        adapters = List.copyOf(adapters);
        stacks = List.copyOf(stacks);
    }

    /** Tells a row from what it said before, whatever time has passed: a page skips those that say the same. */
    public int mark() {
        return Objects.hash(
                state,
                idle,
                meter,
                adapters,
                note,
                origin,
                stacks,
                changed.name(),
                changed.reason(),
                changed.revision());
    }

    /** A class that differs from one change to the next, so that the highlight plays again. */
    public String highlight() {
        return fresh == 0 ? "" : fresh % 2 == 0 ? "fresh-even" : "fresh-odd";
    }
}
