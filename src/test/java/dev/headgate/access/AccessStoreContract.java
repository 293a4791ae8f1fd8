package dev.headgate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.access.AccessStore.Stored;
import dev.headgate.config.Pointer;
import dev.headgate.store.StoreWaits;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link AccessStore} must do. A subclass says where users are kept. */
public abstract class AccessStoreContract extends StoreWaits {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.120Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    protected static final User ZOE = new User("Žoë.o'Brien", Role.ADMIN, "$argon2id$v=19$zoe", NOON);
    protected static final User ADAM = new User("adam", Role.VIEWER, "$argon2id$v=19$adam", NOON.plus(MINUTE));
    private static final Session ZOES = session("1", ZOE.name(), Optional.empty());
    private static final Session ZOES_PHONE = session("2", ZOE.name(), Optional.empty());
    private static final Session GUESTS = session("3", "guest@example", Optional.of(Role.EDITOR));
    private static final Token CI = token("4", "ci", List.of());
    private static final Token BOT = token("5", "bot", List.of("/dual_write/categories/a~1b", "/flags"));

    protected final Vertx vertx = Vertx.vertx();
    protected AccessStore store;

    /** A store, not yet open, of the same users as every other one in this test. */
    protected abstract AccessStore connect();

    @BeforeEach
    void startWithNobody() {
        store = connect();
        await(store.open());
        assertThat(stored()).isEqualTo(new Stored(stored().version(), List.of(), List.of(), List.of()));
    }

    @AfterEach
    void closeEverything() {
        await(store.close());
        await(vertx.close());
    }

    private static Session session(String id, String user, Optional<Role> role) {
        return new Session(new StoredKey(id, "hash of " + id), user, role, NOON, NOON.plus(MINUTE), "2001:db8::1");
    }

    private static Token token(String id, String name, List<String> paths) {
        var scope = new Scope(
                paths.stream().map(path -> Pointer.parse(path).orElseThrow()).toList());
        return new Token(
                new StoredKey(id, "hash of " + id),
                name,
                Role.EDITOR,
                scope,
                ZOE.name(),
                NOON,
                paths.isEmpty() ? Optional.empty() : Optional.of(NOON.plus(MINUTE)),
                Optional.empty());
    }

    private Stored stored() {
        return await(store.load());
    }

    private void signIn(Session... sessions) {
        for (var session : sessions) {
            await(store.add(session));
        }
    }

    @Test
    void aRestartFindsAllThatWasStored() {
        await(store.add(ZOE));
        await(store.add(ADAM));
        signIn(ZOES, GUESTS);
        await(store.add(CI));
        await(store.add(BOT));

        await(store.close());
        store = connect();
        await(store.open());

        assertThat(stored().users()).containsExactlyInAnyOrder(ZOE, ADAM);
        assertThat(stored().sessions()).containsExactlyInAnyOrder(ZOES, GUESTS);
        assertThat(stored().tokens()).containsExactlyInAnyOrder(CI, BOT);
    }

    @Test
    void aUserOfTheSameNameIsRefused() {
        assertThat(await(store.add(ZOE))).isTrue();

        assertThat(await(store.add(new User(ZOE.name(), Role.VIEWER, "$other", NOON))))
                .isFalse();

        assertThat(stored().users()).containsExactly(ZOE);
    }

    @Test
    void ofManyWhoAddOneUserExactlyOneDoes() {
        var other = connect();
        await(other.open());

        var racing = IntStream.range(0, 40)
                .mapToObj(i -> (i % 2 == 0 ? store : other).add(ADAM))
                .toList();

        assertThat(racing.stream().map(StoreWaits::await)).containsOnlyOnce(true);
        await(other.close());
    }

    @Test
    void aNewRoleLeavesPasswordAndSessionsAlone() {
        await(store.add(ZOE));
        signIn(ZOES);

        assertThat(await(store.changeRole(ZOE.name(), Role.VIEWER))).isTrue();

        assertThat(stored().users())
                .containsExactly(new User(ZOE.name(), Role.VIEWER, ZOE.passwordHash(), ZOE.createdAt()));
        assertThat(stored().sessions()).containsExactly(ZOES);
    }

    @Test
    void aNewPasswordLeavesTheRoleAloneAndEndsTheUsersSessions() {
        await(store.add(ZOE));
        signIn(ZOES, ZOES_PHONE, GUESTS);

        assertThat(await(store.changePassword(ZOE.name(), "$new"))).isTrue();

        assertThat(stored().users()).containsExactly(new User(ZOE.name(), Role.ADMIN, "$new", ZOE.createdAt()));
        assertThat(stored().sessions()).containsExactly(GUESTS);
    }

    @Test
    void aRemovedUsersSessionsEnd() {
        await(store.add(ZOE));
        await(store.add(ADAM));
        signIn(ZOES, ZOES_PHONE, GUESTS);

        assertThat(await(store.removeUser(ZOE.name()))).isTrue();

        assertThat(stored().users()).containsExactly(ADAM);
        assertThat(stored().sessions()).containsExactly(GUESTS);
    }

    @Test
    void whatIsDoneToAnUnknownUserIsRefusedAndNoChange() {
        signIn(GUESTS);
        var before = stored();

        assertThat(await(store.changeRole("guest@example", Role.ADMIN))).isFalse();
        assertThat(await(store.changePassword("guest@example", "$new"))).isFalse();
        assertThat(await(store.removeUser("guest@example"))).isFalse();

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aUserSignsOutOnceOrEverywhere() {
        signIn(ZOES, ZOES_PHONE, GUESTS);

        await(store.removeSession(ZOES.id()));
        assertThat(stored().sessions()).containsExactlyInAnyOrder(ZOES_PHONE, GUESTS);

        signIn(ZOES);
        await(store.removeSessionsOf(ZOE.name()));
        assertThat(stored().sessions()).containsExactly(GUESTS);
    }

    @Test
    void twoTokensNeverHaveOneName() {
        await(store.add(CI));

        assertThat(await(store.add(token("6", "ci", List.of("/flags"))))).isFalse();

        assertThat(stored().tokens()).containsExactly(CI);
        await(store.removeToken(CI.id()));
        assertThat(await(store.add(token("6", "ci", List.of("/flags"))))).isTrue();
    }

    @Test
    void usesAreNotedUnlessALaterOneIsKnown() {
        signIn(ZOES);
        await(store.add(CI));
        var later = NOON.plus(Duration.ofHours(1));

        await(store.touch(Map.of(ZOES.id(), later), Map.of(CI.id(), later), NOON, NOON));
        await(store.touch(Map.of(ZOES.id(), NOON), Map.of(CI.id(), NOON), NOON, NOON));

        assertThat(stored().sessions()).extracting(Session::seenAt).containsExactly(later);
        assertThat(stored().tokens()).extracting(Token::usedAt).containsExactly(Optional.of(later));
    }

    @Test
    void aUseBringsNothingBackThatWasRemovedMeanwhile() {
        await(store.touch(Map.of(ZOES.id(), NOON), Map.of(CI.id(), NOON), NOON, NOON));

        assertThat(stored().sessions()).isEmpty();
        assertThat(stored().tokens()).isEmpty();
    }

    @Test
    void sessionsThatWereIdleOrLastedTooLongAreForgottenUnlessThisUseSavesThem() {
        signIn(ZOES, ZOES_PHONE);
        var idleSince = NOON.plus(MINUTE.multipliedBy(2));

        await(store.touch(Map.of(ZOES.id(), idleSince), Map.of(), idleSince, NOON));
        assertThat(stored().sessions()).extracting(Session::id).containsExactly(ZOES.id());

        await(store.touch(Map.of(), Map.of(), idleSince, NOON.plusNanos(1)));
        assertThat(stored().sessions()).isEmpty();
    }

    @Test
    void theVersionGrowsWithEachChangeAndWithNothingElse() {
        await(store.add(ZOE));
        var version = stored().version();
        assertThat(await(store.version())).isEqualTo(version);

        await(store.add(ZOE));
        await(store.removeToken("none"));
        await(store.touch(Map.of(), Map.of(), NOON, NOON));
        await(store.refused(refusals(1, 3)));
        assertThat(await(store.version())).isEqualTo(version);

        await(store.changePassword(ZOE.name(), "$new"));
        assertThat(await(store.version())).isEqualTo(version + 1);
    }

    @Test
    void aChangeByAnotherProcessIsSeen() {
        var other = connect();
        await(other.open());
        await(other.add(ZOE));
        var before = await(store.version());

        await(other.removeUser(ZOE.name()));

        assertThat(await(store.version())).isGreaterThan(before);
        assertThat(stored().users()).isEmpty();
        await(other.close());
    }

    private static List<Refusal> refusals(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> new Refusal(NOON.minusSeconds(i), "who " + i, "POST /ü'", "::1", "because\u0000 " + i))
                .toList();
    }

    @Test
    @Tag("A9")
    void refusalsAreReadInPagesFromTheNewestWhateverTheClockSaid() {
        await(store.refused(refusals(1, 2)));
        await(store.refused(refusals(3, 5)));

        var all = refusals(1, 5);
        assertThat(await(store.refusals(2, 0))).containsExactly(all.get(4), all.get(3));
        assertThat(await(store.refusals(10, 2))).containsExactly(all.get(2), all.get(1), all.get(0));
        assertThat(await(store.refusals(10, 5))).isEmpty();
    }

    @Test
    void onlyTheNewestRefusalsAreKept() {
        await(store.refused(refusals(1, AccessStore.REFUSALS)));
        await(store.refused(refusals(AccessStore.REFUSALS + 1, AccessStore.REFUSALS + 7)));

        var kept = await(store.refusals(2 * AccessStore.REFUSALS, 0));
        assertThat(kept).hasSize(AccessStore.REFUSALS);
        assertThat(kept.get(0).who()).isEqualTo("who " + (AccessStore.REFUSALS + 7));
        assertThat(kept.get(kept.size() - 1).who()).isEqualTo("who 8");
    }

    @Test
    void futuresCompleteOnTheCallersContext() {
        var context = vertx.getOrCreateContext();
        var seen = Promise.<Boolean>promise();

        context.runOnContext(go -> store.add(ZOE)
                .compose(added -> store.load())
                .onComplete(found -> seen.complete(Vertx.currentContext() == context)));

        assertThat(await(seen.future())).isTrue();
    }
}
