package dev.headgate.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A program's way in.
 *
 * @param key what the token must match
 * @param name what it is for; unique
 * @param createdBy the admin who issued it
 * @param expiresAt empty for never
 * @param usedAt its last use, to the minute; empty for never
 */
public record Token(
        StoredKey key,
        String name,
        Role role,
        Scope scope,
        String createdBy,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> usedAt) {

    public String id() {
        return key.id();
    }

    boolean isExpired(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** @param at {@link Instant#MIN} for never */
    Token used(Instant at) {
        var last = Optional.of(at).filter(use -> use.isAfter(Instant.MIN));
        return new Token(key, name, role, scope, createdBy, createdAt, expiresAt, last);
    }
}
