package dev.headgate.access;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Keeps users, sessions, tokens and refusals: durable before a future completes, on the caller's context. Another process
 * (the command line) may change it at any time, so {@link #version} is asked for now and then, and each change is one step
 * on what is there. Secrets come here hashed. Futures fail with {@code StoreUnavailableException} when the store can't be
 * read or written now; then nothing was.
 */
public interface AccessStore {
    /** Makes or migrates what it needs, unless that was done. */
    Future<Void> open();

    /** All but refusals. */
    Future<Stored> load();

    /** Grows with each change of what {@link #load} reads, whichever process made it. Cheap. */
    Future<Long> version();

    /** False, and nothing is changed, when there is one of that name. */
    Future<Boolean> add(User user);

    /** False when there is no such user. */
    Future<Boolean> changeRole(String name, Role role);

    /**
     * Ends the user's sessions in the same step: whoever knew the old password is out.
     *
     * @return false when there is no such user
     */
    Future<Boolean> changePassword(String name, String passwordHash);

    /**
     * Ends the user's sessions in the same step.
     *
     * @return false when there is no such user
     */
    Future<Boolean> removeUser(String name);

    Future<Void> add(Session session);

    Future<Void> removeSession(String id);

    /** Signs a user out everywhere. */
    Future<Void> removeSessionsOf(String user);

    /** False, and nothing is changed, when there is one of that name. */
    Future<Boolean> add(Token token);

    Future<Void> removeToken(String id);

    /**
     * Notes when sessions and tokens were last used, then forgets sessions that can't be used any more. One that was
     * removed meanwhile stays so.
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
