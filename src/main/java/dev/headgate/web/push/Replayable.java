package dev.headgate.web.push;

import dev.headgate.config.Revision;
import dev.headgate.live.ConfigChanged;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * A rendering that needs no more than a revision, so a reader that comes back gets exactly the changes that it missed.
 * Readers of any other rendering get a snapshot.
 */
public interface Replayable extends Rendering {
    /** Empty when there is nothing in it for these readers. */
    Optional<Buffer> change(Revision revision);

    @Override
    default Optional<Buffer> change(ConfigChanged change) {
        return change(change.revision());
    }
}
