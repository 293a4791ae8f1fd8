package dev.headgate.dualwrite.parity;

import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.parity.Discrepancy.Kind;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One adapter's way, from what it says that it took to what its readers hear. An event is in one of these states here: open
 * (sent, not heard), missed (open for longer than the window), early (heard, not said to be sent), stray (early for longer
 * than the window), done (both). Others may use the same channel: what is heard counts once it is known as ours.
 */
final class Path {
    static final int MOST_OPEN = 50_000;
    private static final int MOST_DONE = 100_000;
    private static final int MOST_KEYS = 10_000;
    private static final long MOST_BYTES = 32L * 1024 * 1024;
    private static final long LATEST = Ledger.LATEST.toNanos();

    private final String adapter;
    private final BooleanSupplier connected;
    private final Rows rows;
    private final Findings findings;
    private final Timeline timeline;

    private final Bounded<Identity, Open> open = new Bounded<>(
            MOST_OPEN, MOST_BYTES, it -> it.event.data().canonical().length());
    private final Bounded<Identity, Missed> missed = new Bounded<>(MOST_DONE, Long.MAX_VALUE, any -> 0);
    private final Bounded<Identity, Heard> early = new Bounded<>(Findings.MOST, MOST_BYTES, Heard::size);
    private final Bounded<Identity, Heard> strays = new Bounded<>(Findings.MOST, MOST_BYTES, Heard::size);
    private final Bounded<Identity, Long> done = new Bounded<>(MOST_DONE, Long.MAX_VALUE, any -> 0);
    private final Bounded<Identity, Long> again = new Bounded<>(Findings.MOST, Long.MAX_VALUE, any -> 0);
    private final Bounded<String, Arrival> lastOfKey = new Bounded<>(MOST_KEYS, Long.MAX_VALUE, any -> 0);
    private long arrivals;

    /** Sequences alone are not enough: another gateway on the same channel has numbers of its own. */
    private record Identity(long sequence, String id) {
        static Identity of(Event event) {
            return new Identity(event.sequence(), event.id());
        }
    }

    private record Open(Event event, long at) {}

    private record Heard(Sighting sighting, long at, long arrival) {
        int size() {
            return sighting.text().length();
        }
    }

    /** @param second in which it was counted as missing */
    private record Missed(String category, long at, long second) {}

    private record Arrival(long sequence, long arrival) {}

    Path(String adapter, BooleanSupplier connected, Rows rows, Findings findings, Timeline timeline) {
        this.adapter = adapter;
        this.connected = connected;
        this.rows = rows;
        this.findings = findings;
        this.timeline = timeline;
    }

    void sent(Event event, Checksums checksums) {
        var identity = Identity.of(event);
        var category = event.category().orElseThrow();
        rows.count(category, Tally.SENT);
        var heard = early.remove(identity).or(() -> strays.remove(identity));
        if (heard.isPresent()) {
            judge(event, heard.get(), Tally.CONFIRMED, checksums);
        } else if (!connected.getAsBoolean()) {
            rows.count(category, Tally.UNWITNESSED);
        } else if (!done.contains(identity)) {
            open.put(identity, new Open(event, timeline.nanos())).forEach(this::unwitnessed);
        }
    }

    void seen(Sighting sighting, long window, Checksums checksums) {
        var identity = Identity.of(sighting.event());
        var heard = new Heard(sighting, timeline.nanos(), arrivals++);
        var waiting = open.remove(identity);
        if (waiting.isPresent()) {
            var sent = waiting.get();
            judge(sent.event, heard, isOver(sent.at, window) ? Tally.LATE : Tally.CONFIRMED, checksums);
            return;
        }
        var late = missed.remove(identity);
        if (late.isPresent()) {
            rows.takeBack(late.get().category, Tally.MISSING, late.get().second);
            late(late.get(), heard, checksums);
        } else if (done.contains(identity) || early.contains(identity) || strays.contains(identity)) {
            duplicated(sighting);
        } else {
            early.put(identity, heard);
        }
    }

    /** What was heard is no event: nobody can say which one it was. */
    void unreadable() {
        rows.count(Rows.UNREADABLE, Tally.MISMATCHED);
    }

    /** It will be sent once more on purpose, so hearing it again is neither a duplicate nor out of order. */
    void expectAgain(Event event) {
        var identity = Identity.of(event);
        done.remove(identity);
        missed.remove(identity);
        early.remove(identity);
        strays.remove(identity);
        again.put(identity, timeline.nanos());
    }

    void tick(long window, Checksums checksums) {
        if (!connected.getAsBoolean()) {
            // what was in flight may have come out unheard
            open.removeWhile((identity, sent) -> {
                unwitnessed(sent);
                return true;
            });
        }
        open.removeWhile((identity, sent) -> isOver(sent.at, window) && miss(identity, sent));
        early.removeWhile((identity, heard) -> isOver(heard.at, window) && stray(identity, heard, checksums));
        missed.removeWhile((identity, sent) -> isOver(sent.at, LATEST));
        strays.removeWhile((identity, heard) -> isOver(heard.at, LATEST));
        done.removeWhile((identity, at) -> isOver(at, LATEST));
        again.removeWhile((identity, at) -> isOver(at, LATEST));
    }

    private boolean miss(Identity identity, Open sent) {
        var category = sent.event.category().orElseThrow();
        rows.count(category, Tally.MISSING);
        missed.put(identity, new Missed(category, sent.at, timeline.second()));
        findings.add(Discrepancy.of(Kind.MISSING, timeline.instant(), adapter, sent.event, Optional.empty()));
        return true;
    }

    /** Nobody here says that it was sent: a failed attempt that arrived, another gateway's event, or a flipped number. */
    private boolean stray(Identity identity, Heard heard, Checksums checksums) {
        if (!heard.sighting.isSound(checksums)) {
            unreadable();
        }
        strays.put(identity, heard);
        return true;
    }

    private void late(Missed missing, Heard heard, Checksums checksums) {
        var sequence = heard.sighting.event().sequence();
        var event = findings.owed(adapter, sequence);
        findings.resolve(adapter, sequence);
        event.ifPresentOrElse(sent -> judge(sent, heard, Tally.LATE, checksums), () -> {
            rows.count(missing.category, Tally.LATE);
            done.put(Identity.of(heard.sighting.event()), timeline.nanos());
        });
    }

    private void judge(Event sent, Heard heard, Tally good, Checksums checksums) {
        var identity = Identity.of(sent);
        var sighting = heard.sighting;
        var category = sent.category().orElseThrow();
        var onPurpose = again.remove(identity).isPresent();
        done.put(identity, timeline.nanos());
        if (!onPurpose && isOutOfOrder(sent, heard.arrival)) {
            rows.count(category, Tally.REORDERED);
        }
        var difference = sighting.difference(sent, checksums);
        if (difference.isEmpty()) {
            rows.count(category, good);
            if (onPurpose) {
                findings.resolve(adapter, sent.sequence());
            }
            return;
        }
        rows.count(category, Tally.MISMATCHED);
        var actual = checksums.like(sent.checksum().orElseThrow(), sighting.canonical());
        findings.add(Mismatch.of(sent, timeline.instant(), Place.WITNESS, adapter, difference.get(), actual));
        findings.add(Discrepancy.of(Kind.MISMATCHED, timeline.instant(), adapter, sent, Optional.of(sighting.text())));
    }

    /** Whether it and the newest event of its key so far were heard in another order than that of their numbers. */
    private boolean isOutOfOrder(Event sent, long arrival) {
        var newest = lastOfKey.find(sent.key());
        if (newest.isEmpty() || newest.get().sequence < sent.sequence()) {
            lastOfKey.put(sent.key(), new Arrival(sent.sequence(), arrival));
        }
        return newest.isPresent() && newest.get().sequence < sent.sequence() != newest.get().arrival < arrival;
    }

    private void duplicated(Sighting sighting) {
        var category = sighting.event().category().orElseThrow();
        rows.count(category, Tally.DUPLICATED);
        findings.add(new Discrepancy(
                Kind.DUPLICATED,
                timeline.instant(),
                adapter,
                category,
                sighting.event().sequence(),
                Optional.empty(),
                Optional.of(sighting.text())));
    }

    private void unwitnessed(Open sent) {
        rows.count(sent.event.category().orElseThrow(), Tally.UNWITNESSED);
    }

    private boolean isOver(long since, long span) {
        return timeline.nanos() - since > span;
    }
}
