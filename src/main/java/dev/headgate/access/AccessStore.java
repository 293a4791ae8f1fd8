package dev.headgate.access;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Keeps users, sessions, tokens and refusals: durable before a future completes, on the caller's context. Another process
 * (the command line) may change it at any time, so {@link #version} is asked for now and then. Secrets come here hashed.
 */
public interface AccessStore {
    /** Makes or migrates what it needs, unless that was done. */
    Future<Void> open();

    /** All but refusals. */
    Future<Stored> load();

    /** Grows with each write, whichever process it is by. Cheap. */
    Future<Long> version();

    /** Adds a user, or replaces the one of that name. */
    Future<Void> put(User user);

    /** Removes a user and their sessions. */
    Future<Void> removeUser(String name);

    Future<Void> put(Session session);

    Future<Void> removeSession(String id);

    /** Signs a user out everywhere. */
    Future<Void> removeSessionsOf(String user);

    /** Adds a token. */
    Future<Void> put(Token token);

    Future<Void> removeToken(String id);

    /**
     * Notes when sessions and tokens were last used, and forgets sessions that can't be used any more.
     *
     * @param sessions by id
     * @param tokens by id
     * @param idleSince sessions that were last seen before are removed
     * @param begunBefore sessions that began before are removed
     */
    Future<Void> touch(
            Map<String, Instant> sessions, Map<String, Instant> tokens, Instant idleSince, Instant begunBefore);

    /** Appends; keeps the newest {@link #REFUSALS}. */
    Future<Void> refused(List<Refusal> refusals);

    /**
     * The newest, newest first.
     *
     * @param skipped how many of the newest to leave out
     */
    Future<List<Refusal>> refusals(int limit, int skipped);

    Future<Void> close();

    /** How many refusals are kept. */
    int REFUSALS = 10_000;

    /**
     * All that decides about a request.
     *
     * @param version of which this is
     */
    record Stored(long version, List<User> users, List<Session> sessions, List<Token> tokens) {
        public Stored {
            users = List.copyOf(users);
            sessions = List.copyOf(sessions);
            tokens = List.copyOf(tokens);
        }
    }
}
