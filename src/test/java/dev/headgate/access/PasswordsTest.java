package dev.headgate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.access.Passwords.BusyException;
import dev.headgate.store.StoreWaits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest extends StoreWaits {
    private static final String RIGHT = "correct horse battery staple";

    private final Vertx vertx = Vertx.vertx();
    private final Passwords passwords = new Passwords(vertx);

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    @Tag("A11")
    void aHashIsArgon2idWithASaltOfItsOwn() {
        var hash = await(passwords.hash(RIGHT));

        assertThat(hash)
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}")
                .isNotEqualTo(await(passwords.hash(RIGHT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staplf",
                "Correct horse battery staple",
                "correct horse battery staple ",
                "correct horse battery stapl",
                ""
            })
    void onlyTheSamePasswordMatches(String other) {
        var hash = Optional.of(await(passwords.hash(RIGHT)));

        assertThat(await(passwords.matches(RIGHT, hash))).isTrue();
        assertThat(await(passwords.matches(other, hash))).isFalse();
    }

    @Test
    void aPasswordIsTheSameHoweverAKeyboardSpellsIt() {
        var composed = await(passwords.hash("Žluťoučký ﬁlm №5"));

        assertThat(await(passwords.matches("Z\u030Clut\u030Couc\u030Cky\u0301 film No5", Optional.of(composed))))
                .isTrue();
    }

    /** From the test vectors of the reference implementation, phc-winner-argon2. */
    @Test
    void aHashWithOtherParametersStillMatches() {
        var hash = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

        assertThat(await(passwords.matches("password", Optional.of(hash)))).isTrue();
        assertThat(await(passwords.matches("passwore", Optional.of(hash)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "correct horse battery staple", "$2y$10$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=1"})
    void aHashOfAnotherSchemeIsAFaultThatTellsNothing(String hash) {
        assertThat(failure(passwords.matches(RIGHT, Optional.of(hash))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a stored password hash isn't one of Argon2id");
    }

    /**
     * Measured, each kind in turn: without the run for an unknown user the two would differ by a factor of thousands. The
     * bounds are for a machine that is busy with other things.
     */
    @Test
    @Tag("A10")
    void anUnknownUserTakesAsLongAsAKnownOne() {
        var hash = Optional.of(await(passwords.hash(RIGHT)));
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (int round = 0; round < 15; round++) {
            known.add(nanosToRefuse(hash));
            unknown.add(nanosToRefuse(Optional.empty()));
        }

        assertThat(median(unknown) / median(known)).isBetween(0.6, 1.7);
    }

    private long nanosToRefuse(Optional<String> hash) {
        var begun = System.nanoTime();
        assertThat(await(passwords.matches("wrong horse battery staple", hash))).isFalse();
        return System.nanoTime() - begun;
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2);
    }

    @Test
    @Tag("A10")
    void aFloodIsTurnedAwayAtOnceAndWhoWaitedIsServed() {
        var asked = Stream.generate(() -> passwords.matches(RIGHT, Optional.empty()))
                .limit(Passwords.WAITING + 3)
                .toList();

        var refused = asked.stream().filter(Future::failed).toList();
        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(attempt -> assertThat(attempt.cause()).isInstanceOf(BusyException.class));
        assertThat(asked.stream().filter(attempt -> !refused.contains(attempt)).map(StoreWaits::await))
                .hasSizeGreaterThanOrEqualTo(Passwords.WAITING)
                .containsOnly(false);
        assertThat(await(passwords.matches(RIGHT, Optional.empty()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"twelve chars", "🚦🚦🚦🚦🚦🚦🚦🚦🚦🚦🚦🚦", "aaaaaaaaaaaa", "tabs\tand\nlines\u0000too"})
    void anythingOfTwelveCharactersCanBeAPassword(String password) {
        assertThat(Passwords.problem(password, "zoe")).isEmpty();
    }

    @Test
    void aShortALongAndAGuessablePasswordAreRefusedInWords() {
        assertThat(Passwords.problem("elevenchars", "zoe"))
                .contains("expected a password of at least 12 characters, found 11");
        assertThat(Passwords.problem("🚦".repeat(11), "zoe"))
                .contains("expected a password of at least 12 characters, found 11");
        assertThat(Passwords.problem("x".repeat(257), "zoe"))
                .contains("expected a password of at most 256 characters, found 257");
        assertThat(Passwords.problem("Zoe.Operator@example", "zoe.operator@EXAMPLE"))
                .contains("expected a password that isn't the user's name");
        assertThat(IntStream.of(12, 256).mapToObj("x"::repeat))
                .allSatisfy(password ->
                        assertThat(Passwords.problem(password, "zoe")).isEmpty());
    }
}
