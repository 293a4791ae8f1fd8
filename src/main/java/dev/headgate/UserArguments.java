package dev.headgate;

import dev.headgate.access.Role;
import dev.headgate.access.UserName;
import dev.headgate.config.Names;
import dev.headgate.config.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What follows {@code user} on the command line.
 *
 * @param name empty for {@code list}
 * @param role given where the action needs one
 * @param settings what is left: settings as for the gateway, which say where the store is
 */
record UserArguments(Action action, String name, Optional<Role> role, List<String> settings) {
    static final String USAGE = """
            usage: bin/run user add NAME --role viewer|editor|admin
                   bin/run user list
                   bin/run user passwd NAME
                   bin/run user role NAME --role viewer|editor|admin
                   bin/run user remove NAME

            A password is asked for twice, or read as one line from standard input where that is no terminal.
            The store is the gateway's: --config=FILE, --store.path=FILE and HEADGATE_* variables say which.
            A gateway may be running; it follows within two seconds.
            """;

    private static final String ROLE = "--role";

    /** What is to be done. */
    enum Action {
        ADD,
        LIST,
        PASSWD,
        ROLE,
        REMOVE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean needsRole() {
            return this == ADD || this == ROLE;
        }
    }

    UserArguments {
        settings = List.copyOf(settings);
    }

    /** Empty when {@code problems} tells what is wrong. */
    static Optional<UserArguments> read(List<String> words, List<String> problems) {
        var names = new ArrayList<String>();
        var roles = new ArrayList<String>();
        var settings = new ArrayList<String>();
        for (var rest = words.iterator(); rest.hasNext(); ) {
            sort(rest.next(), rest, names, roles, settings);
        }
        if (settings.stream().anyMatch(setting -> setting.startsWith("--password"))) {
            problems.add("a password can't be an argument, which others on this machine could read");
        }
        var action = names.isEmpty() ? Optional.<Action>empty() : action(names.remove(0), problems);
        if (action.isEmpty()) {
            return Optional.empty();
        }
        var name = name(action.get(), names, problems);
        var role = role(action.get(), roles, problems);
        return problems.isEmpty()
                ? Optional.of(new UserArguments(action.get(), name, role, settings))
                : Optional.empty();
    }

    private static void sort(
            String word, Iterator<String> rest, List<String> names, List<String> roles, List<String> settings) {
        if (word.equals(ROLE)) {
            roles.add(rest.hasNext() ? rest.next() : "");
        } else if (word.startsWith(ROLE + "=")) {
            roles.add(word.substring(ROLE.length() + 1));
        } else if (word.startsWith("--")) {
            settings.add(word);
        } else {
            names.add(word);
        }
    }

    private static Optional<Action> action(String word, List<String> problems) {
        var action = Arrays.stream(Action.values())
                .filter(known -> known.word().equals(word))
                .findFirst();
        if (action.isEmpty()) {
            var known = Arrays.stream(Action.values()).map(Action::word).toList();
            problems.add(Names.unknown("command", word, known));
        }
        return action;
    }

    private static String name(Action action, List<String> names, List<String> problems) {
        var expected = action == Action.LIST ? 0 : 1;
        if (names.size() != expected) {
            problems.add("expected " + (expected == 0 ? "no name" : "one name") + ", found "
                    + (names.isEmpty() ? "none" : String.join(" ", names)));
            return "";
        }
        if (action == Action.ADD) {
            UserName.problem(names.get(0))
                    .ifPresent(problem -> problems.add(problem + ", found " + Values.show(names.get(0))));
        }
        return expected == 0 ? "" : names.get(0);
    }

    private static Optional<Role> role(Action action, List<String> roles, List<String> problems) {
        if (!action.needsRole()) {
            if (!roles.isEmpty()) {
                problems.add(action.word() + " takes no " + ROLE);
            }
            return Optional.empty();
        }
        var role = roles.size() == 1 ? Role.of(roles.get(0)) : Optional.<Role>empty();
        if (role.isEmpty()) {
            problems.add("expected one " + ROLE + " of " + String.join(", ", Role.names()) + ", found "
                    + (roles.isEmpty() ? "none" : String.join(", ", roles)));
        }
        return role;
    }
}
