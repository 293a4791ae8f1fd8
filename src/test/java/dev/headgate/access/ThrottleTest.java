package dev.headgate.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("A10")
class ThrottleTest {
    private static final String HOME = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.1";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private final Throttle throttle = new Throttle(clock);

    private void fail(int times, String account, String address) {
        IntStream.range(0, times).forEach(time -> throttle.failed(account, address));
    }

    @Test
    void theEleventhAttemptOnAnAccountFromOneAddressHasToWait() {
        fail(9, "zoe", HOME);
        assertThat(throttle.refused("zoe", HOME)).isEmpty();

        fail(1, "zoe", HOME);

        assertThat(throttle.refused("zoe", HOME)).contains(Throttle.WINDOW);
        clock.advance(MINUTE);
        assertThat(throttle.refused("zoe", HOME)).contains(Throttle.WINDOW.minus(MINUTE));
    }

    @Test
    void theWindowSlides() {
        fail(1, "zoe", HOME);
        clock.advance(MINUTE);
        fail(9, "zoe", HOME);

        clock.advance(Throttle.WINDOW.minus(MINUTE));
        assertThat(throttle.refused("zoe", HOME)).isEmpty();

        fail(1, "zoe", HOME);
        assertThat(throttle.refused("zoe", HOME)).contains(MINUTE);
    }

    @Test
    void aStrangerElsewhereDoesNotLockTheOwnerOut() {
        fail(Throttle.PER_ADDRESS, "zoe", ELSEWHERE);

        assertThat(throttle.refused("zoe", HOME)).isEmpty();
    }

    @Test
    void manyAddressesTogetherMayTryAHundredTimesOnOneAccount() {
        IntStream.range(0, Throttle.PER_ACCOUNT).forEach(host -> throttle.failed("zoe", "198.51.100." + host));

        assertThat(throttle.refused("zoe", HOME)).contains(Throttle.WINDOW);
        assertThat(throttle.refused("adam", HOME)).isEmpty();
    }

    @Test
    void oneAddressMayTryFiftyTimesOnManyAccounts() {
        IntStream.range(0, Throttle.PER_ADDRESS).forEach(user -> throttle.failed("user" + user, ELSEWHERE));

        assertThat(throttle.refused("zoe", ELSEWHERE)).contains(Throttle.WINDOW);
        assertThat(throttle.refused("zoe", HOME)).isEmpty();
    }

    @Test
    void aRightPasswordClearsTheAccountFromThatAddress() {
        fail(9, "zoe", HOME);
        throttle.failed("zoe", HOME);
        throttle.succeeded("zoe", HOME);

        fail(9, "zoe", HOME);

        assertThat(throttle.refused("zoe", HOME)).isEmpty();
    }

    @Test
    void aRightPasswordCountsNeitherForNorAgainstOthersFromThatAddress() {
        for (int user = 0; user < Throttle.PER_ADDRESS - 1; user++) {
            throttle.failed("user" + user, HOME);
            throttle.failed("zoe", HOME);
            throttle.succeeded("zoe", HOME);
        }
        assertThat(throttle.refused("adam", HOME)).isEmpty();

        throttle.failed("another", HOME);

        assertThat(throttle.refused("adam", HOME)).contains(Throttle.WINDOW);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "fe80::1%eth0, fe80::2, true",
        "::1, 0:0:0:0:0:0:0:1, true",
        "::ffff:192.0.2.1, 192.0.2.1, true",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2, false",
        "192.0.2.1, 192.0.2.2, false",
        "/run/headgate.sock, /run/headgate.sock, true",
    })
    void anIpv6AddressCountsAsItsNetwork(String one, String other, boolean same) {
        fail(Throttle.PER_PAIR, "zoe", one);

        assertThat(throttle.refused("zoe", other).isPresent()).isEqualTo(same);
    }

    @Test
    void endlessNamesTakeNoMoreMemoryThanLongOnes() {
        var endless = "z".repeat(1_000_000);
        fail(Throttle.PER_PAIR, endless + "1", HOME);

        assertThat(throttle.refused(endless + "2", HOME)).isPresent();
    }

    @Test
    void whoFailedLongestAgoIsForgottenFirst() {
        var counts = new FailureCount<Integer>(1, Throttle.WINDOW, 3);
        IntStream.of(1, 2, 3, 1, 4).forEach(key -> counts.add(key, clock.instant()));

        assertThat(IntStream.rangeClosed(1, 4)
                        .filter(key -> counts.refused(key, clock.instant()).isPresent()))
                .containsExactly(1, 3, 4);
    }

    @Test
    @Tag("D7")
    void aClockThatIsPutBackMakesNobodyWaitLonger() {
        fail(Throttle.PER_PAIR, "zoe", HOME);

        clock.advance(Duration.ofHours(-1));

        assertThat(throttle.refused("zoe", HOME)).isEmpty();
    }
}
