/**
 * The log of revisions: a port that SQLite implements today and PostgreSQL can.
 *
 * <p>Receives revisions to append; hands on what was stored. May import {@code config}.
 */
@NullMarked
package dev.headgate.store;

import org.jspecify.annotations.NullMarked;
