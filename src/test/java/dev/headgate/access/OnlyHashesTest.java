package dev.headgate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.store.StoreWaits;
import dev.headgate.store.sqlite.SqliteAccessStore;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A11")
class OnlyHashesTest extends StoreWaits {
    private static final String PASSWORD = "correct horse battery staple";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final SecureRandom random = new SecureRandom();

    /** Every byte that the store has left on the disk, one character each. */
    private String disk() throws IOException {
        try (var files = Files.list(directory)) {
            var dump = new StringBuilder();
            for (var file : files.toList()) {
                dump.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return dump.toString();
        }
    }

    @Test
    void neitherPasswordNorSecretIsOnTheDisk() throws IOException {
        var store = new SqliteAccessStore(vertx, directory.resolve("headgate.db"));
        var cookie = BearerKey.generate(random);
        var token = BearerKey.generate(random);
        await(store.open());
        var hash = await(new Passwords(vertx).hash(PASSWORD));

        await(store.add(new User("zoe", Role.ADMIN, hash, NOW)));
        await(store.add(new Session(cookie.stored(), "zoe", Optional.empty(), NOW, NOW, "::1")));
        await(store.add(new Token(
                token.stored(), "ci", Role.VIEWER, Scope.ALL, "zoe", NOW, Optional.empty(), Optional.empty())));

        assertSecret(disk(), cookie, token);
        await(store.close());
        assertSecret(disk(), cookie, token);
        await(vertx.close());
    }

    private static void assertSecret(String disk, BearerKey cookie, BearerKey token) {
        assertThat(disk)
                .as("what may be there, to show that this looks in the right place")
                .contains(
                        "$argon2id$v=19$m=19456,t=2,p=1$",
                        cookie.id(),
                        token.id(),
                        token.stored().hash());
        assertThat(disk.contains(PASSWORD)).isFalse();
        assertThat(disk.contains(cookie.secret())).isFalse();
        assertThat(disk.contains(token.secret())).isFalse();
    }

    @Test
    void nothingThatIsKeptShowsASecretInALogOrAMessage() {
        var key = BearerKey.generate(random);
        var user = new User("zoe", Role.ADMIN, "$argon2id$secret", NOW);
        var session = new Session(key.stored(), "zoe", Optional.empty(), NOW, NOW, "::1");

        assertThat(key + " " + user + " " + session)
                .doesNotContain(key.secret(), key.stored().hash(), "$argon2id$secret");
    }
}
