package dev.headgate.access.oidc;

import dev.headgate.access.Role;
import dev.headgate.access.SignIn;
import dev.headgate.access.UserName;
import dev.headgate.access.oidc.Arrival.Reason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to the provider and back. Safe to use from any thread. */
public final class SingleSignOn {
    /** How long somebody may take at the provider. */
    public static final Duration LIFE = AuthenticationRequest.LIFE;

    private static final Logger LOG = LoggerFactory.getLogger(SingleSignOn.class);
    /** Arrivals at the same time: each has the provider asked, and strangers may send any number of invented codes. */
    private static final int AT_ONCE = 32;

    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");

    private final OidcSettings settings;
    private final SignIn signIn;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final SealedRequests requests;
    private final IdentityProvider provider;
    private final AtomicInteger arriving = new AtomicInteger();

    private SingleSignOn(Vertx vertx, OidcSettings settings, SignIn signIn, Clock clock) {
        this.settings = settings;
        this.signIn = signIn;
        this.clock = clock;
        this.requests = new SealedRequests(clock, random);
        this.provider = new IdentityProvider(vertx, settings, clock);
    }

    /** Looks for the provider and doesn't wait for it: who has a password here comes in without it. */
    public static SingleSignOn open(Vertx vertx, OidcSettings settings, SignIn signIn, Clock clock) {
        var way = new SingleSignOn(vertx, settings, signIn, clock);
        var unused = way.provider.reach(); // says by itself when it fails
        return way;
    }

    /**
     * Where to send a browser.
     *
     * @param page of the provider
     * @param cookie what it must bring back, within {@link #LIFE}
     */
    public record Departure(String page, String cookie) {
        @Override
        public String toString() {
            return "Departure[…]";
        }
    }

    /**
     * What a browser brings back; each empty when it isn't there.
     *
     * @param cookie of the departure
     * @param error the provider's word for why there is no code
     */
    public record Return(String cookie, String state, String code, String error) {
        @Override
        public String toString() {
            return "Return[…]";
        }
    }

    /** What people call the provider. */
    public String name() {
        return settings.name();
    }

    /**
     * Sends somebody to the provider. Fails when it isn't there.
     *
     * @param next where they want to go afterwards, a path of this gateway
     * @param redirectUri where the provider sends them back to
     */
    public Future<Departure> depart(String next, String redirectUri) {
        var request = AuthenticationRequest.begin(next, random, clock.instant());
        return provider.page(request, redirectUri).map(page -> new Departure(page, requests.seal(request)));
    }

    /**
     * Lets somebody in whom the provider sent back.
     *
     * @param redirectUri as it was at the departure
     * @param address of the connection
     */
    public Future<Arrival> arrive(Return back, String redirectUri, String address) {
        var request = requests.open(back.cookie(), back.state());
        if (request.isEmpty()) {
            return turnedAway(
                    Reason.STALE, "This sign-in wasn't begun in this browser, took too long, or is over already.");
        }
        if (!back.error().isEmpty() || back.code().isEmpty()) {
            return withoutCode(back.error());
        }
        if (arriving.incrementAndGet() > AT_ONCE) {
            arriving.decrementAndGet();
            return turnedAway(Reason.BUSY, "Too many people are signing in at this moment.");
        }
        return provider.redeem(back.code(), request.get(), redirectUri)
                .onComplete(answered -> arriving.decrementAndGet())
                .compose(
                        proof -> proof.fold(
                                claims -> admit(claims, request.get().next(), address),
                                why -> turnedAway(Reason.REFUSED, "What the provider says can't be relied on: " + why)),
                        this::failed);
    }

    private Future<Arrival> admit(JsonObject claims, String next, String address) {
        var mapping = settings.mapping();
        var name = mapping.name(claims).orElse("");
        var role = mapping.role(claims);
        var problem = UserName.problem(name);
        if (problem.isPresent()) {
            return turnedAway(
                    Reason.REFUSED, "You are called “" + name + "” there, which can't be used here: " + problem.get());
        }
        if (role.isEmpty()) {
            return refused(
                    name,
                    name + " is known there, but has no role here: none of the values of the claim “"
                            + mapping.rolesClaim() + "” gives one");
        }
        return begin(name, role.get(), next, address);
    }

    private Future<Arrival> begin(String name, Role role, String next, String address) {
        return signIn.external(name, role, address)
                .compose(session -> session.<Future<Arrival>>map(
                                cookie -> Future.succeededFuture(new Arrival.Welcome(cookie, next)))
                        .orElseGet(() -> refused(
                                name,
                                "There is a user with a password here who is called " + name
                                        + ", too: the two must not be confused")));
    }

    /** Repeats no word of an error that isn't one of the protocol's: anybody can write anything into an address. */
    private static Future<Arrival> withoutCode(String error) {
        if (error.equals("access_denied")) {
            return turnedAway(Reason.REFUSED, "The sign-in was declined there.");
        }
        return turnedAway(
                Reason.FAILED,
                ERROR.matcher(error).matches()
                        ? "It answered with the error " + error + "."
                        : "It answered with neither a code nor an error.");
    }

    /** Of what the provider said only the beginning is logged: the rest may hold what we sent. */
    private Future<Arrival> failed(Throwable cause) {
        LOG.atWarn()
                .addKeyValue("issuer", settings.issuer())
                .addKeyValue("detail", String.valueOf(cause.getMessage()).split(":", 2)[0])
                .log("the identity provider did not answer as one");
        return turnedAway(Reason.FAILED, "It did not answer, or not as it should: the gateway's log says more.");
    }

    private static Future<Arrival> refused(String name, String why) {
        return Future.succeededFuture(new Arrival.TurnedAway(Reason.REFUSED, name, why));
    }

    private static Future<Arrival> turnedAway(Reason reason, String why) {
        return Future.succeededFuture(Arrival.turnedAway(reason, why));
    }
}
