/**
 * The one writer: merge, validate, commit, publish — one transition at a time.
 *
 * <p>Receives readings from {@code source} and edits from the bus; hands revisions to {@code store} and, once durable,
 * snapshots to {@code live}. May import {@code config}, {@code source}, the store's port and {@code live}.
 */
@NullMarked
package dev.headgate.state;

import org.jspecify.annotations.NullMarked;
