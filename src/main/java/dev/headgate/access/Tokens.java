package dev.headgate.access;

import dev.headgate.access.Caller.Credential;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Programs' ways in. */
public final class Tokens {
    /** Before a token's name in the history; no user's name has a colon. */
    private static final String ACTOR = "token:";

    private final Roster roster;
    private final Clock clock;
    private final SecureRandom random;
    private final Uses uses = new Uses();

    Tokens(Roster roster, Clock clock, SecureRandom random) {
        this.roster = roster;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A new token.
     *
     * @param text what the program sends; nobody can read it again
     */
    public record Issued(Token token, String text) {
        @Override
        public String toString() {
            return "Issued[" + token.name() + "]";
        }
    }

    /** Who a token stands for. Counts as a use of it. */
    Optional<Caller> find(BearerKey key) {
        var token = live(key.id()).filter(found -> key.matches(found.key()));
        token.ifPresent(found -> uses.note(found.id(), clock.instant()));
        return token.map(found ->
                new Caller(ACTOR + found.name(), found.role(), found.scope(), new Credential.OfToken(found.id())));
    }

    boolean isLive(String id) {
        return live(id).isPresent();
    }

    /**
     * Issues one, unless a token of that name is there.
     *
     * @param name see {@link UserName}
     * @param expiresAt empty for never
     */
    public Future<Optional<Issued>> issue(
            String name, Role role, Scope scope, Optional<Instant> expiresAt, String createdBy) {
        var key = BearerKey.generate(random);
        var token = new Token(key.stored(), name, role, scope, createdBy, clock.instant(), expiresAt, Optional.empty());
        return roster.write(store -> store.add(token))
                .map(added -> added ? Optional.of(new Issued(token, key.text())) : Optional.empty());
    }

    /** From now on nobody comes in with it. */
    public Future<Void> revoke(String id) {
        return roster.write(store -> store.removeToken(id));
    }

    /** By name, expired ones too, each with its last use. */
    public List<Token> all() {
        return roster.now().tokens().values().stream()
                .map(token -> token.used(uses.latest(token.id(), token.usedAt().orElse(Instant.MIN))))
                .sorted(Comparator.comparing(Token::name))
                .toList();
    }

    Uses uses() {
        return uses;
    }

    private Optional<Token> live(String id) {
        return roster.now().token(id).filter(token -> !token.isExpired(clock.instant()));
    }
}
