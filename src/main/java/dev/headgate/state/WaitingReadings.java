package dev.headgate.state;

import dev.headgate.config.Problem;
import dev.headgate.config.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Readings that no turn has taken yet: the newest of each source. */
final class WaitingReadings {
    private final SourceBoard board;
    private final Map<String, Reading> newest = new LinkedHashMap<>();

    WaitingReadings(SourceBoard board) {
        this.board = board;
    }

    void offer(Reading reading) {
        newest.put(reading.source(), reading);
    }

    boolean isEmpty() {
        return newest.isEmpty();
    }

    /**
     * Puts what waits into a turn. One reading may need another (a category in one file, its adapter in a second), so
     * what is refused is tried again for as long as anything else is accepted.
     *
     * @return says how the sources are doing; to be run once the turn is durable
     */
    Runnable takenBy(Turn turn) {
        var settle = new ArrayList<Runnable>();
        var open = new LinkedHashMap<Reading.Good, List<Problem>>();
        for (var source : board.order()) {
            var reading = newest.remove(source);
            if (reading instanceof Reading.Failed failed) {
                settle.add(() -> board.failed(source, failed.at(), failed.problems()));
            } else if (reading != null) {
                open.put((Reading.Good) reading, List.of());
            }
        }
        var progress = true;
        while (progress) {
            progress = false;
            for (var reading : List.copyOf(open.keySet())) {
                var accepted = turn.read(reading, board.location(reading.source()));
                if (accepted instanceof Turn.Accepted.No no) {
                    open.put(reading, no.problems());
                    continue;
                }
                open.remove(reading);
                progress = true;
                settle.add(
                        accepted instanceof Turn.Accepted.Same
                                ? () -> board.same(reading)
                                : () -> board.accepted(reading));
            }
        }
        open.forEach((reading, problems) -> settle.add(() -> board.failed(reading.source(), reading.at(), problems)));
        return () -> settle.forEach(Runnable::run);
    }
}
