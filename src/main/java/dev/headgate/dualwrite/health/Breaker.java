package dev.headgate.dualwrite.health;

import dev.headgate.dualwrite.AdapterHealth;
import dev.headgate.dualwrite.CircuitBreaker;
import dev.headgate.dualwrite.health.BreakerState.Phase;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Leaves one adapter aside while it is unfit, and gives it its events back step by step. It belongs to one event loop.
 *
 * <p>It opens when, of at least 20 calls in the last minute, more than {@code failure_threshold} failed, or more than 5 %
 * took longer than {@code latency_threshold_ms × latency_multiplier}, or when more than 10 % of what came out differed. After
 * {@code recovery_time_s} five probes may go; all must succeed, and none slowly. Then come 10, 25, 50 and 100 % of the keys,
 * a minute each. What somebody forced stays until somebody resets it, even while breakers are disabled.
 */
public final class Breaker {
    private final String adapter;
    private final LongSupplier nanoTime;
    private final Clock clock;
    private final Consumer<BreakerChanged> listener;
    private final HealthWindow window;
    private final Probation probation;
    private final Restoration restoration;

    private AdapterHealth thresholds;
    private Limits limits;
    private double mismatchRate;
    private BreakerState announced;

    /**
     * @param nanoTime {@link System#nanoTime} or a test's clock: all waiting is by it
     * @param clock what {@link BreakerChanged#at} is by
     * @param listener told of every step, in the step
     */
    public Breaker(
            String adapter,
            AdapterHealth thresholds,
            CircuitBreaker settings,
            LongSupplier nanoTime,
            Clock clock,
            Consumer<BreakerChanged> listener) {
        this.adapter = adapter;
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.listener = listener;
        this.window = new HealthWindow(nanoTime);
        this.probation = new Probation(adapter, nanoTime);
        this.restoration = new Restoration(adapter);
        this.thresholds = thresholds;
        this.limits = Limits.of(thresholds, settings);
        this.announced = state();
    }

    /** Takes over new settings, at once and without forgetting where it stands. */
    public void configure(AdapterHealth health, CircuitBreaker settings) {
        var before = limits;
        thresholds = health;
        limits = Limits.of(health, settings);
        if (limits.enabled() && !before.enabled()) {
            restoration.resume(nanoTime.getAsLong());
        }
        if (!limits.recovery().equals(before.recovery())) {
            probation.await(limits.recovery());
        }
        settle(limits.enabled() ? "circuit breakers are enabled again" : "circuit breakers are disabled");
        tick();
    }

    public BreakerState state() {
        var phase = phase();
        return switch (phase) {
            case OPEN, HALF_OPEN, FORCED_OPEN -> new BreakerState(phase, 0);
            case RESTORING -> new BreakerState(phase, restoration.share());
            case CLOSED, FORCED_CLOSED, DISABLED -> new BreakerState(phase, 100);
        };
    }

    private Phase phase() {
        return switch (probation.state()) {
            case FORCED_OPEN -> Phase.FORCED_OPEN;
            case DISABLED -> Phase.FORCED_CLOSED;
            default -> limits.enabled() ? automatic() : Phase.DISABLED;
        };
    }

    private Phase automatic() {
        return switch (probation.state()) {
            case OPEN -> Phase.OPEN;
            case HALF_OPEN -> Phase.HALF_OPEN;
            default -> restoration.isUnderWay() ? Phase.RESTORING : Phase.CLOSED;
        };
    }

    /** How the adapter did in the last minute; after it closed, since then. */
    public Health health() {
        return window.health(thresholds);
    }

    /** Whether an event of this key may go to the adapter: half-open, if there is {@link #room}. */
    public boolean admits(String key) {
        return phase() == Phase.RESTORING ? restoration.admits(key) : room() > 0;
    }

    /** Whether only probes may go, each of which has to leave at once. */
    public boolean isTried() {
        return phase() == Phase.HALF_OPEN;
    }

    /**
     * How many calls may leave now. Nothing bounds them but while it is open, when there are none, and half-open, when they
     * are the probes that are left. Asking ends the waiting if its time is over.
     */
    public int room() {
        var phase = phase();
        if (phase != Phase.OPEN && phase != Phase.HALF_OPEN) {
            return phase == Phase.FORCED_OPEN ? 0 : Integer.MAX_VALUE;
        }
        awake();
        return isHeldOpen() ? 0 : probation.left();
    }

    /**
     * Notes that so many calls leave, for which there is {@link #room}. Each must come back by {@link #record} or
     * {@link #untold}.
     *
     * @return the trial that they are of, to come back with
     */
    public int leave(int calls) {
        return isTried() ? probation.leave(calls) : Probation.NONE;
    }

    /**
     * Notes what came of a call that ended just now after {@code nanos}.
     *
     * @param trial what {@link #leave} said of it
     */
    public void record(int trial, boolean error, long nanos) {
        window.record(error, nanos);
        var bad = error || limits.isSlow(nanos);
        switch (phase()) {
            case HALF_OPEN -> probed(trial, bad, nanos);
            case CLOSED, RESTORING -> {
                if (bad) { // a good one makes nothing worse
                    judge();
                }
            }
            default -> untold(trial); // nothing depends on it
        }
    }

    /**
     * Notes that a call came back that says nothing about the adapter.
     *
     * @param trial what {@link #leave} said of it
     */
    public void untold(int trial) {
        probation.untold(trial);
    }

    /**
     * Takes the newest mismatch rate.
     *
     * @param rate 0–1: the share of what came out of the adapter that differed from what went in
     */
    public void mismatches(double rate) {
        mismatchRate = rate;
        judge();
    }

    /** Does what time brings; to be called once a second. */
    public void tick() {
        window.roll();
        switch (phase()) {
            case OPEN -> awake();
            case CLOSED -> judge();
            case RESTORING -> {
                judge();
                restoration.advance(nanoTime.getAsLong());
                settle("a minute went well");
            }
            default -> {
                // only a probe or somebody can change that
            }
        }
    }

    /** Leaves the adapter aside until {@link #reset} or {@link #forceClosed}. */
    public void forceOpen(String why) {
        restoration.end();
        probation.forceOpen();
        settle(why);
    }

    /** Gives the adapter everything, whatever comes of it, until {@link #reset} or {@link #forceOpen}. */
    public void forceClosed(String why) {
        restoration.end();
        probation.forceClosed();
        settle(why);
    }

    /** Closes it, with a new window: what was before counts no more. */
    public void reset(String why) {
        restoration.end();
        probation.close();
        window.clear();
        mismatchRate = 0;
        settle(why);
    }

    private void judge() {
        var phase = phase();
        if (phase == Phase.CLOSED || phase == Phase.RESTORING) {
            limits.broken(window, mismatchRate).ifPresent(why -> {
                restoration.end();
                probation.open(limits.recovery());
                settle(why);
            });
        }
    }

    /** Ends the waiting if its time is over and nothing else holds it open. */
    private void awake() {
        if (!isHeldOpen()) {
            probation.awake();
            settle("the recovery time is over");
        }
    }

    private void probed(int trial, boolean bad, long nanos) {
        probation.ended(trial, !bad, nanos, limits.recovery());
        if (phase() == Phase.CLOSED) {
            window.clear(); // it holds the calls that opened it, and they would again
            restoration.begin(nanoTime.getAsLong());
            settle("all " + Probation.PROBES + " probes succeeded");
        } else {
            settle(bad ? "a probe failed or was slow" : "");
        }
    }

    /** What differed stays in the ledger's window for a while; a probe meanwhile would only open it again. */
    private boolean isHeldOpen() {
        return mismatchRate > Limits.MISMATCHES;
    }

    private void settle(String why) {
        var now = state();
        if (!now.equals(announced)) {
            var from = announced;
            announced = now;
            listener.accept(new BreakerChanged(adapter, from, now, clock.instant(), why));
        }
    }
}
