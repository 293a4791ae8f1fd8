package dev.headgate.access;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** People with a password here. */
public final class Users {
    private final Roster roster;
    private final Passwords passwords;
    private final Clock clock;

    Users(Roster roster, Passwords passwords, Clock clock) {
        this.roster = roster;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** By name. */
    public List<User> all() {
        return List.copyOf(roster.now().users().values());
    }

    public Optional<User> find(String name) {
        return roster.now().user(name);
    }

    /** Whether somebody else would be left who may manage users. */
    public boolean isLastAdmin(String name) {
        return all().stream()
                .filter(user -> user.role() == Role.ADMIN)
                .allMatch(user -> user.name().equals(name));
    }

    /**
     * Adds one whose name and password have no {@link UserName#problem} and no {@link Passwords#problem}.
     *
     * @return false when there is one of that name
     */
    public Future<Boolean> add(String name, Role role, String password) {
        return passwords
                .hash(password)
                .compose(hash -> roster.write(store -> store.add(new User(name, role, hash, clock.instant()))));
    }

    /** Their sessions go on, with the new role from the next request on. */
    public Future<Void> changeRole(User user, Role role) {
        return roster.write(store -> store.changeRole(user.name(), role)).mapEmpty();
    }

    /** Signs them out everywhere: whoever knew the old password is out, too. */
    public Future<Void> changePassword(User user, String password) {
        return passwords
                .hash(password)
                .compose(hash -> roster.write(store -> store.changePassword(user.name(), hash)))
                .mapEmpty();
    }

    public Future<Void> remove(String name) {
        return roster.write(store -> store.removeUser(name)).mapEmpty();
    }
}
