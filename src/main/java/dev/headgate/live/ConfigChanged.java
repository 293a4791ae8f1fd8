package dev.headgate.live;

import dev.headgate.config.Revision;
import dev.headgate.config.Snapshot;

/**
 * A revision was committed.
 *
 * @param snapshot the document as of {@code revision}
 * @param previous the revision before it; one less
 * @param revision what changed, by whom and why
 * @param committedNanos {@link System#nanoTime} of the commit in this JVM, for measuring propagation; 0 from another one
 */
public record ConfigChanged(Snapshot snapshot, long previous, Revision revision, long committedNanos) {}
