package dev.headgate;

import dev.headgate.access.AccessStore;
import dev.headgate.access.Passwords;
import dev.headgate.access.Role;
import dev.headgate.access.User;
import dev.headgate.state.StartRefusedException;
import dev.headgate.store.StoreUnavailableException;
import dev.headgate.store.StoreUnusableException;
import dev.headgate.store.sqlite.SqliteAccessStore;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code bin/run user …}: users by command line, whether a gateway runs on the same store or not. It works on the
 * calling thread, which must be none of Vert.x's.
 */
final class UserCommand {
    static final int DONE = 0;

    /** There is no such user, or there is one already, or the password won't do. */
    static final int REFUSED = 1;

    /** {@code EX_USAGE} of sysexits.h. */
    static final int USAGE = 64;

    private final PasswordPrompt prompt;
    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    /**
     * Reads and writes nothing yet.
     *
     * @param out for what was asked for
     * @param err for everything else
     */
    UserCommand(PasswordPrompt prompt, PrintStream out, PrintStream err, Clock clock) {
        this.prompt = prompt;
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /**
     * Does what was asked for.
     *
     * @param words what follows {@code user}
     * @return the status to exit with
     */
    int run(List<String> words) {
        if (words.equals(List.of("help")) || words.equals(List.of("--help"))) {
            out.print(UserArguments.USAGE);
            return DONE;
        }
        var problems = new ArrayList<String>();
        var arguments = UserArguments.read(words, problems);
        if (arguments.isEmpty()) {
            problems.forEach(err::println);
            err.print(UserArguments.USAGE);
            return USAGE;
        }
        var vertx = Vertx.vertx();
        try {
            return run(arguments.get(), vertx);
        } catch (StartRefusedException refused) {
            err.println(refused.getMessage());
            refused.problems().forEach(problem -> err.println("  " + problem));
            return Main.UNUSABLE;
        } catch (StoreUnusableException | StoreUnavailableException refused) {
            err.println(refused.getMessage());
            return Main.UNUSABLE;
        } finally {
            vertx.close().await();
        }
    }

    private int run(UserArguments arguments, Vertx vertx) {
        var settings = Bootstrap.read(vertx, arguments.settings()).await();
        var store = new SqliteAccessStore(vertx, settings.store());
        try {
            store.open().await();
            var users = store.load().await().users();
            var named = users.stream()
                    .filter(user -> user.name().equals(arguments.name()))
                    .findFirst();
            return switch (arguments.action()) {
                case LIST -> list(users);
                case ADD -> add(arguments, named, store, new Passwords(vertx), settings);
                case PASSWD -> changePassword(arguments.name(), named, store, new Passwords(vertx));
                case ROLE -> changeRole(arguments.name(), arguments.role().orElseThrow(), store);
                case REMOVE -> remove(arguments.name(), store);
            };
        } finally {
            store.close().await();
        }
    }

    private int list(List<User> users) {
        var width = users.stream().mapToInt(user -> user.name().length()).max().orElse(1);
        users.forEach(user -> out.printf(
                "%-" + width + "s  %-6s  added %s%n",
                user.name(),
                user.role().wire(),
                user.createdAt().truncatedTo(ChronoUnit.SECONDS)));
        if (users.isEmpty()) {
            err.println("there are no users yet");
        }
        return DONE;
    }

    private int add(
            UserArguments arguments, Optional<User> named, AccessStore store, Passwords passwords, Bootstrap settings) {
        var name = arguments.name();
        var role = arguments.role().orElseThrow();
        if (named.isPresent()) {
            return refuse(taken(name));
        }
        var password = newPassword(name);
        if (password.isEmpty()) {
            return REFUSED;
        }
        var hash = passwords.hash(password.get()).await();
        if (!store.add(new User(name, role, hash, clock.instant())).await()) {
            return refuse(taken(name));
        }
        out.println("added " + name + " as " + role.wire());
        if (!settings.access().enabled()) {
            err.println("access control is off: nobody has to sign in until access.enabled is true");
        }
        return DONE;
    }

    private int changePassword(String name, Optional<User> named, AccessStore store, Passwords passwords) {
        if (named.isEmpty()) {
            return unknown(name);
        }
        var password = newPassword(name);
        if (password.isEmpty()) {
            return REFUSED;
        }
        var hash = passwords.hash(password.get()).await();
        if (!store.changePassword(name, hash).await()) {
            return unknown(name);
        }
        out.println(name + " has a new password and is signed out everywhere");
        return DONE;
    }

    private int changeRole(String name, Role role, AccessStore store) {
        return store.changeRole(name, role).await() ? done(name + " is now " + role.wire(), store) : unknown(name);
    }

    private int remove(String name, AccessStore store) {
        return store.removeUser(name).await()
                ? done("removed " + name + ", who is signed out everywhere", store)
                : unknown(name);
    }

    /** Empty when it was said why there is none. */
    private Optional<String> newPassword(String user) {
        var problems = new ArrayList<String>();
        var password = prompt.ask(user, problems);
        password.flatMap(typed -> Passwords.problem(typed, user)).ifPresent(problems::add);
        problems.forEach(err::println);
        return problems.isEmpty() ? password : Optional.empty();
    }

    private int done(String what, AccessStore store) {
        out.println(what);
        if (store.load().await().users().stream().noneMatch(user -> user.role() == Role.ADMIN)) {
            err.println("no admin is left; until there is one, only this command can manage users");
        }
        return DONE;
    }

    private static String taken(String name) {
        return "there is a user " + name + " already";
    }

    private int unknown(String name) {
        return refuse("there is no user " + name);
    }

    private int refuse(String why) {
        err.println(why);
        return REFUSED;
    }
}
