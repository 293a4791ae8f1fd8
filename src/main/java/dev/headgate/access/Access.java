package dev.headgate.access;

import dev.headgate.access.Caller.Credential;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access control, while it is on. Safe to use from any thread.
 */
public record Access(Users users, Sessions sessions, Tokens tokens, SignIn signIn, SetUp setUp, Audit audit) {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    /** How soon this process sees what the command line did; well under the 15 s that a revoked stream may live. */
    private static final long POLL_MS = 1_000;

    private static final long TOUCH_MS = 60_000;

    /** Reads who there is, and keeps up with the store on the calling context. */
    public static Future<Access> open(Vertx vertx, AccessStore store, AccessSettings settings, Clock clock) {
        var random = new SecureRandom();
        var roster = new Roster(store);
        var passwords = new Passwords(vertx);
        var users = new Users(roster, passwords, clock);
        var sessions = new Sessions(roster, settings, clock, random);
        var tokens = new Tokens(roster, clock, random);
        var signIn = new SignIn(roster, passwords, new Throttle(clock), sessions);
        var setUp = new SetUp(roster, users, random);
        var audit = new Audit(store, clock);
        return store.open().compose(opened -> roster.reload()).map(loaded -> {
            vertx.setPeriodic(POLL_MS, tick -> {
                roster.poll();
                var unused = audit.flush(); // says by itself when it can't
            });
            vertx.setPeriodic(TOUCH_MS, tick -> touch(roster, sessions, tokens));
            return new Access(users, sessions, tokens, signIn, setUp, audit);
        });
    }

    /** Who an API token stands for; empty when it is none of ours, expired or revoked. */
    public Optional<Caller> byToken(String text) {
        return BearerKey.parse(text).flatMap(tokens::find);
    }

    /** Who a session's cookie stands for; empty when it is none of ours or has ended. */
    public Optional<Caller> bySession(String cookie) {
        return BearerKey.parse(cookie).flatMap(sessions::find);
    }

    /** Whether what somebody came in with would still let them in: for what lives longer than a request. */
    public boolean holds(Credential credential) {
        return credential instanceof Credential.OfSession session
                ? sessions.isLive(session.id())
                : credential instanceof Credential.OfToken token && tokens.isLive(token.id());
    }

    private static void touch(Roster roster, Sessions sessions, Tokens tokens) {
        var seen = sessions.uses().pending();
        var used = tokens.uses().pending();
        roster.write(store -> store.touch(seen, used, sessions.idleSince(), sessions.begunBefore()))
                .onSuccess(written -> {
                    sessions.uses().written(seen);
                    tokens.uses().written(used);
                })
                .onFailure(cause ->
                        LOG.atWarn().addKeyValue("detail", cause.getMessage()).log("last uses can't be kept"));
    }
}
