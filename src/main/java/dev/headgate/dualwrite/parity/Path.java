package dev.headgate.dualwrite.parity;

import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.parity.Discrepancy.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One adapter's way, from what it says that it took to what its readers hear. An event is in one of four states here:
 * open (sent, not heard), early (heard, not said to be sent), missed (open for longer than the window), done (both).
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

    private final Bounded<Long, Open> open = new Bounded<>(
            MOST_OPEN, MOST_BYTES, it -> it.event.data().canonical().length());
    private final Bounded<Long, Early> early =
            new Bounded<>(Findings.MOST, MOST_BYTES, it -> it.sighting.text().length());
    private final Bounded<Long, Missed> missed = new Bounded<>(MOST_DONE, Long.MAX_VALUE, any -> 0);
    private final Bounded<Long, Long> done = new Bounded<>(MOST_DONE, Long.MAX_VALUE, any -> 0);
    private final Bounded<Long, Long> again = new Bounded<>(Findings.MOST, Long.MAX_VALUE, any -> 0);
    private final Map<String, Long> lastOfKey = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private record Open(Event event, long at) {}

    private record Early(Sighting sighting, long at) {}

    /** @param second in which it was counted as missing */
    private record Missed(String category, long at, long second) {}

    Path(String adapter, BooleanSupplier connected, Rows rows, Findings findings, Timeline timeline) {
        this.adapter = adapter;
        this.connected = connected;
        this.rows = rows;
        this.findings = findings;
        this.timeline = timeline;
    }

    void sent(Event event, Checksums checksums) {
        var sequence = event.sequence();
        var category = event.category().orElseThrow();
        rows.count(category, Tally.SENT);
        var heard = early.remove(sequence);
        if (heard.isPresent()) {
            judge(event, heard.get().sighting, Tally.CONFIRMED, checksums);
        } else if (!connected.getAsBoolean()) {
            rows.count(category, Tally.UNWITNESSED);
        } else if (!done.contains(sequence)) {
            open.put(sequence, new Open(event, timeline.nanos())).forEach(this::unwitnessed);
        }
    }

    void seen(Sighting sighting, long window, Checksums checksums) {
        var sequence = sighting.sequence();
        var waiting = open.remove(sequence);
        if (waiting.isPresent()) {
            var sent = waiting.get();
            inOrder(sighting);
            judge(sent.event, sighting, isOver(sent.at, window) ? Tally.LATE : Tally.CONFIRMED, checksums);
            return;
        }
        var late = missed.remove(sequence);
        if (late.isPresent()) {
            rows.takeBack(late.get().category, Tally.MISSING, late.get().second);
            late(late.get(), sighting, checksums);
        } else if (done.contains(sequence) || early.contains(sequence)) {
            rows.count(sighting.category(), Tally.DUPLICATED);
            findings.add(new Discrepancy(
                    Kind.DUPLICATED,
                    timeline.instant(),
                    adapter,
                    sighting.category(),
                    sequence,
                    Optional.empty(),
                    Optional.of(sighting.text())));
        } else {
            early.put(sequence, new Early(sighting, timeline.nanos()));
            inOrder(sighting);
        }
    }

    /** What was heard is no event: nobody can say which one it was. */
    void unreadable() {
        rows.count(Rows.UNREADABLE, Tally.MISMATCHED);
    }

    /** It will be sent once more on purpose, so hearing it again is neither a duplicate nor out of order. */
    void expectAgain(long sequence) {
        done.remove(sequence);
        missed.remove(sequence);
        early.remove(sequence);
        again.put(sequence, timeline.nanos());
    }

    void tick(long window, Checksums checksums) {
        if (!connected.getAsBoolean()) {
            // what was in flight may have come out unheard
            open.removeWhile((sequence, sent) -> {
                unwitnessed(sent);
                return true;
            });
        }
        open.removeWhile((sequence, sent) -> isOver(sent.at, window) && miss(sequence, sent));
        missed.removeWhile((sequence, sent) -> isOver(sent.at, LATEST));
        done.removeWhile((sequence, at) -> isOver(at, LATEST));
        again.removeWhile((sequence, at) -> isOver(at, LATEST));
        early.removeWhile((sequence, heard) -> isOver(heard.at, window) && giveUp(heard.sighting, checksums));
    }

    private boolean miss(long sequence, Open sent) {
        var category = sent.event.category().orElseThrow();
        rows.count(category, Tally.MISSING);
        missed.put(sequence, new Missed(category, sent.at, timeline.second()));
        findings.add(Discrepancy.of(Kind.MISSING, timeline.instant(), adapter, sent.event, Optional.empty()));
        return true;
    }

    /** Nobody here says that it was sent: a failed attempt that arrived, another gateway's event, or a flipped number. */
    private boolean giveUp(Sighting sighting, Checksums checksums) {
        if (!checksums.matches(sighting.claimed(), sighting.data().canonical())) {
            unreadable();
        }
        return true;
    }

    private void late(Missed missing, Sighting sighting, Checksums checksums) {
        var event = findings.owed(adapter, sighting.sequence());
        findings.resolve(adapter, sighting.sequence());
        event.ifPresentOrElse(sent -> judge(sent, sighting, Tally.LATE, checksums), () -> {
            rows.count(missing.category, Tally.LATE);
            done.put(sighting.sequence(), timeline.nanos());
        });
    }

    private void judge(Event sent, Sighting sighting, Tally good, Checksums checksums) {
        done.put(sent.sequence(), timeline.nanos());
        var category = sent.category().orElseThrow();
        var difference = sighting.difference(sent, checksums);
        if (difference.isEmpty()) {
            rows.count(category, good);
            if (again.remove(sent.sequence()).isPresent()) {
                findings.resolve(adapter, sent.sequence());
            }
            return;
        }
        rows.count(category, Tally.MISMATCHED);
        var actual =
                checksums.like(sent.checksum().orElseThrow(), sighting.data().canonical());
        findings.add(Mismatch.of(sent, timeline.instant(), Place.WITNESS, adapter, difference.get(), actual));
        findings.add(Discrepancy.of(Kind.MISMATCHED, timeline.instant(), adapter, sent, Optional.of(sighting.text())));
    }

    private void inOrder(Sighting sighting) {
        if (again.contains(sighting.sequence())) {
            return;
        }
        var last = lastOfKey.get(sighting.key());
        if (last != null && sighting.sequence() < last) {
            rows.count(sighting.category(), Tally.REORDERED);
        } else {
            lastOfKey.put(sighting.key(), sighting.sequence());
        }
    }

    private void unwitnessed(Open sent) {
        rows.count(sent.event.category().orElseThrow(), Tally.UNWITNESSED);
    }

    private boolean isOver(long since, long span) {
        return timeline.nanos() - since > span;
    }
}
