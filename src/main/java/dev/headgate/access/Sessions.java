package dev.headgate.access;

import dev.headgate.access.Caller.Credential;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who is signed in. */
public final class Sessions {
    private final Roster roster;
    private final AccessSettings settings;
    private final Clock clock;
    private final SecureRandom random;
    private final Uses uses = new Uses();

    Sessions(Roster roster, AccessSettings settings, Clock clock, SecureRandom random) {
        this.roster = roster;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /** Who a session's cookie stands for. Counts as a use of the session. */
    Optional<Caller> find(BearerKey key) {
        var session = live(key.id()).filter(found -> key.matches(found.key()));
        session.ifPresent(found -> uses.note(found.id(), clock.instant()));
        return session.flatMap(this::caller);
    }

    /** Whether the session still lets its user in; asking is no use of it. */
    boolean isLive(String id) {
        return live(id).flatMap(this::caller).isPresent();
    }

    /**
     * Begins a session under a new key, whatever the browser sent before: a key that somebody planted is worth nothing.
     *
     * @param role for a user of an identity provider; empty for one of ours
     * @return the cookie's value
     */
    Future<String> begin(String user, Optional<Role> role, String address) {
        var now = clock.instant();
        var key = BearerKey.generate(random);
        var session = new Session(key.stored(), user, role, now, now, address);
        return roster.write(store -> store.add(session)).map(key.text());
    }

    public Future<Void> end(Credential.OfSession session) {
        return roster.write(store -> store.removeSession(session.id()));
    }

    /** Signs a user out wherever they are signed in. */
    public Future<Void> endAll(String user) {
        return roster.write(store -> store.removeSessionsOf(user));
    }

    /** The live ones of a user. */
    public List<Session> of(String user) {
        return roster.now().sessions().values().stream()
                .filter(session -> session.user().equals(user))
                .filter(session -> live(session.id()).isPresent())
                .toList();
    }

    /** The live ones of people whom an identity provider knows, the newest of each first. */
    public List<Session> external() {
        return roster.now().sessions().values().stream()
                .filter(session -> session.role().isPresent())
                .filter(session -> live(session.id()).isPresent())
                .sorted(Comparator.comparing(Session::createdAt).reversed())
                .toList();
    }

    Uses uses() {
        return uses;
    }

    Instant idleSince() {
        return clock.instant().minus(settings.idle());
    }

    Instant begunBefore() {
        return clock.instant().minus(settings.absolute());
    }

    private Optional<Session> live(String id) {
        return roster.now()
                .session(id)
                .filter(session -> uses.latest(session.id(), session.seenAt()).isAfter(idleSince()))
                .filter(session -> session.createdAt().isAfter(begunBefore()));
    }

    private Optional<Caller> caller(Session session) {
        return session.role()
                .or(() -> roster.now().user(session.user()).map(User::role))
                .map(role -> new Caller(session.user(), role, Scope.ALL, new Credential.OfSession(session.id())));
    }
}
