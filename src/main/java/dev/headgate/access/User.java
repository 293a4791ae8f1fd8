package dev.headgate.access;

import java.time.Instant;

/**
 * A person with a password here.
 *
 * @param name see {@link UserName}
 * @param passwordHash as {@link Passwords} makes it
 */
public record User(String name, Role role, String passwordHash, Instant createdAt) {
    @Override
    public String toString() {
        return "User[" + name + ", " + role + "]";
    }
}
