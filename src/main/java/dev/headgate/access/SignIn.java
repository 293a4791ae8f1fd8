package dev.headgate.access;

import dev.headgate.access.Passwords.BusyException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The way in for people. */
public final class SignIn {
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Roster roster;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Sessions sessions;

    SignIn(Roster roster, Passwords passwords, Throttle throttle, Sessions sessions) {
        this.roster = roster;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
    }

    /** What became of an attempt. */
    public sealed interface Attempt {
        /**
         * They are in.
         *
         * @param cookie of the new session
         */
        record Welcome(String cookie) implements Attempt {
            @Override
            public <R> R fold(Function<String, R> welcome, Supplier<R> wrong, Function<Duration, R> later) {
                return welcome.apply(cookie);
            }
        }

        /** Name or password; which one is nobody's business. */
        record Wrong() implements Attempt {
            @Override
            public <R> R fold(Function<String, R> welcome, Supplier<R> wrong, Function<Duration, R> later) {
                return wrong.get();
            }
        }

        /** Too many attempts: the password wasn't even looked at. */
        record Later(Duration after) implements Attempt {
            @Override
            public <R> R fold(Function<String, R> welcome, Supplier<R> wrong, Function<Duration, R> later) {
                return later.apply(after);
            }
        }

        <R> R fold(Function<String, R> welcome, Supplier<R> wrong, Function<Duration, R> later);
    }

    /** Takes the same time for a name that is known and one that isn't. */
    public Future<Attempt> attempt(String name, String password, String address) {
        var wait = throttle.refused(name, address);
        if (wait.isPresent()) {
            return Future.succeededFuture(new Attempt.Later(wait.get()));
        }
        throttle.failed(name, address); // beforehand, so that attempts at the same time count, too
        var user = roster.now().user(name);
        return passwords
                .matches(password, user.map(User::passwordHash))
                .compose(matches ->
                        matches ? welcome(user.orElseThrow(), address) : Future.succeededFuture(new Attempt.Wrong()))
                .recover(cause -> cause instanceof BusyException
                        ? Future.succeededFuture(new Attempt.Later(BUSY))
                        : Future.failedFuture(cause));
    }

    /** Whether this is the password of somebody who is signed in already; wrong ones count as wrong attempts. */
    public Future<Boolean> verify(User user, String password, String address) {
        if (throttle.refused(user.name(), address).isPresent()) {
            return Future.succeededFuture(false);
        }
        throttle.failed(user.name(), address);
        return passwords.matches(password, Optional.of(user.passwordHash())).onSuccess(right -> {
            if (right) {
                throttle.succeeded(user.name(), address);
            }
        });
    }

    /**
     * Lets somebody in whom an identity provider knows.
     *
     * @return the cookie of the new session; empty when a user of ours has that name, for the two must not be confused
     */
    public Future<Optional<String>> external(String name, Role role, String address) {
        return roster.now().user(name).isPresent()
                ? Future.succeededFuture(Optional.empty())
                : sessions.begin(name, Optional.of(role), address).map(Optional::of);
    }

    /** A password that was changed while the old one was being checked must not leave a session behind. */
    private Future<Attempt> welcome(User checked, String address) {
        throttle.succeeded(checked.name(), address);
        return sessions.begin(checked.name(), Optional.empty(), address).compose(cookie -> {
            var now = roster.now().user(checked.name());
            return now.filter(user -> user.passwordHash().equals(checked.passwordHash()))
                            .isPresent()
                    ? Future.succeededFuture(new Attempt.Welcome(cookie))
                    : sessions.endAll(checked.name()).map(new Attempt.Wrong());
        });
    }
}
