package dev.headgate.live;

import dev.headgate.config.Change;
import dev.headgate.config.Node;
import java.util.List;

/** What an {@link EditRequest} would come to if it were made now. */
public sealed interface Preview permits Preview.Changes, EditResult.Rejected, EditResult.Stale {
    /**
     * What would change.
     *
     * @param revision the revision that it was computed against
     * @param changes none when the document is already so
     * @param document as it would be
     */
    record Changes(long revision, List<Change> changes, Node.Branch document) implements Preview {
        public Changes {
            changes = List.copyOf(changes);
        }
    }
}
