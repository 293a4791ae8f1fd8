package dev.headgate.access;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The way in for the first admin: a link that works once, as long as nobody else is there. */
public final class SetUp {
    private final Roster roster;
    private final Users users;
    private final SecureRandom random;
    private final AtomicReference<@Nullable StoredKey> open = new AtomicReference<>();

    SetUp(Roster roster, Users users, SecureRandom random) {
        this.roster = roster;
        this.users = users;
        this.random = random;
    }

    /** Makes the link's key if there is no user yet. Only whoever reads the answer ever knows it. */
    public Optional<String> begin() {
        if (!roster.now().users().isEmpty()) {
            return Optional.empty();
        }
        var key = BearerKey.generate(random);
        open.set(key.stored());
        return Optional.of(key.text());
    }

    /** Whether this key opens the door now. */
    public boolean admits(String text) {
        var key = open.get();
        return key != null
                && roster.now().users().isEmpty()
                && BearerKey.parse(text).filter(sent -> sent.matches(key)).isPresent();
    }

    /**
     * Adds the first admin. The door is shut before anything is written, so of two at once one comes too late; a fault
     * opens it again.
     *
     * @return false when the key admits nobody, or nobody any more
     */
    public Future<Boolean> complete(String text, String name, String password) {
        var key = open.get();
        if (!admits(text) || !open.compareAndSet(key, null)) {
            return Future.succeededFuture(false);
        }
        return users.add(name, Role.ADMIN, password).onFailure(cause -> open.set(key));
    }
}
