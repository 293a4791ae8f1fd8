package dev.headgate.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.access.ManualClock;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SealedRequestsTest {
    private final ManualClock clock = new ManualClock();
    private final SecureRandom random = new SecureRandom();
    private final SealedRequests requests = new SealedRequests(clock, random);
    private final AuthenticationRequest request = AuthenticationRequest.begin("/history", random, clock.instant());

    @Test
    void aRequestComesBackAsItWas() {
        assertThat(requests.open(requests.seal(request), request.state())).contains(request);
    }

    @Test
    void aRequestComesBackOnce() {
        var cookie = requests.seal(request);
        requests.open(cookie, request.state());
        assertThat(requests.open(cookie, request.state())).isEmpty();
    }

    @Test
    void aRequestIsGoodForTenMinutes() {
        var cookie = requests.seal(request);
        clock.advance(Duration.ofMinutes(10));
        assertThat(requests.open(cookie, request.state())).isEmpty();
    }

    @Test
    void aRequestOfAnotherProcessIsNone() {
        var other = new SealedRequests(clock, random);
        assertThat(requests.open(other.seal(request), request.state())).isEmpty();
    }

    @Test
    void aCookieTellsNothingOfWhatItHolds() {
        assertThat(requests.seal(request)).doesNotContain(request.state(), request.nonce(), request.verifier());
        assertThat(requests.seal(request)).isNotEqualTo(requests.seal(request));
    }

    @Test
    void noSecretIsPrinted() {
        assertThat(request.toString()).doesNotContain(request.state(), request.nonce(), request.verifier());
    }
}
