/**
 * The log of revisions, and who may use the gateway, in one SQLite file, through plain JDBC on three threads: one writes
 * revisions, one reads history, one does both for users, sessions and tokens. Events that must survive are in a second
 * file, with a thread that writes and one that reads.
 *
 * <p>Receives batches to append; hands on what was stored and verified. May import {@code config}, {@code store}, the port
 * and nouns of {@code access}, and the port of {@code dualwrite.deliver} with the events that it keeps.
 */
@NullMarked
package dev.headgate.store.sqlite;

import org.jspecify.annotations.NullMarked;
