package dev.headgate.access;

import java.time.Instant;

/**
 * A request that was refused, for the eyes of an admin.
 *
 * @param at when
 * @param who a name, or {@code nobody}
 * @param what method and path, without its query
 * @param from the address of the connection
 * @param why in a sentence
 */
public record Refusal(Instant at, String who, String what, String from, String why) {}
