/**
 * The log of revisions, and who may use the gateway, in one SQLite file, through plain JDBC on three threads: one writes
 * revisions, one reads history, one does both for users, sessions and tokens.
 *
 * <p>Receives batches to append; hands on what was stored and verified. May import {@code config}, {@code store} and the
 * port and nouns of {@code access}.
 */
@NullMarked
package dev.headgate.store.sqlite;

import org.jspecify.annotations.NullMarked;
