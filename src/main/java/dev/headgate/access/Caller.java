package dev.headgate.access;

/**
 * Who sends a request, and what they may do.
 *
 * @param name the actor of their edits, 1–128 characters
 * @param scope of a token; a person's is the whole document
 * @param credential how they showed who they are
 */
public record Caller(String name, Role role, Scope scope, Credential credential) {
    /** What a request showed, by an id that is no secret. */
    public sealed interface Credential {
        /** Nothing, for access control is off: the request came over this machine's loopback interface. */
        record None() implements Credential {}

        record OfSession(String id) implements Credential {}

        record OfToken(String id) implements Credential {}
    }

    /** Somebody on this machine while access control is off. */
    public static Caller local(String name) {
        return new Caller(name, Role.ADMIN, Scope.ALL, new Credential.None());
    }

    public boolean may(Role role) {
        return this.role.includes(role);
    }
}
