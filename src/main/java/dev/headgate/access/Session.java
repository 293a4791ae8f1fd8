package dev.headgate.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who signed in.
 *
 * @param key what its cookie must match
 * @param user the name
 * @param role as their identity provider said; empty for a user of ours, whose role may change meanwhile
 * @param seenAt the last request, to the minute
 * @param address that they signed in from
 */
public record Session(
        StoredKey key, String user, Optional<Role> role, Instant createdAt, Instant seenAt, String address) {

    public String id() {
        return key.id();
    }
}
