package dev.headgate.dualwrite.observe;

import dev.headgate.config.Change;
import dev.headgate.config.Pointer;
import dev.headgate.config.Revision;
import dev.headgate.dualwrite.health.BreakerChanged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that a chart marks.
 *
 * @param revision of a configuration change; 0 for a breaker's step
 * @param adapter whose breaker; empty for a configuration change, which every chart shows
 * @param actor who changed it; empty for a breaker's step
 * @param what one line
 * @param step of the breaker
 */
public record Mark(
        Instant at, long revision, String adapter, String actor, String what, Optional<BreakerChanged> step) {

    /** @param marked where a change has to do with the data plane; there is one */
    static Mark of(Revision revision, List<Pointer> marked) {
        var paths = revision.changes().stream()
                .map(Change::path)
                .filter(path -> marked.stream().anyMatch(path::touches))
                .toList();
        var more = paths.size() == 1 ? "" : " and " + (paths.size() - 1) + " more";
        return new Mark(
                revision.at(), revision.revision(), "", revision.actor(), paths.get(0) + more, Optional.empty());
    }

    static Mark of(BreakerChanged step) {
        return new Mark(step.at(), 0, step.adapter(), "", step.why(), Optional.of(step));
    }
}
