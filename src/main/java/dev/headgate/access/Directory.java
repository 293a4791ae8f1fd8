package dev.headgate.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everybody and everything that may come in, at one version of the store. Immutable. */
record Directory(long version, Map<String, User> users, Map<String, Session> sessions, Map<String, Token> tokens) {
    static final Directory EMPTY = of(new AccessStore.Stored(0, List.of(), List.of(), List.of()));

    static Directory of(AccessStore.Stored stored) {
        return new Directory(
                stored.version(),
                by(stored.users(), User::name),
                by(stored.sessions(), Session::id),
                by(stored.tokens(), Token::id));
    }

    Optional<User> user(String name) {
        return Optional.ofNullable(users.get(name));
    }

    Optional<Session> session(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    Optional<Token> token(String id) {
        return Optional.ofNullable(tokens.get(id));
    }

    private static <T> Map<String, T> by(List<T> values, Function<T, String> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity(), (one, other) -> other, TreeMap::new));
    }
}
