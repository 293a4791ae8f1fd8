/**
 * The log of revisions in one SQLite file, through plain JDBC on two threads: one writes, one reads history.
 *
 * <p>Receives batches to append; hands on what was stored and verified. May import {@code config} and {@code store}.
 */
@NullMarked
package dev.headgate.store.sqlite;

import org.jspecify.annotations.NullMarked;
