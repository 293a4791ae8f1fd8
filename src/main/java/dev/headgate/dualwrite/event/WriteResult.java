package dev.headgate.dualwrite.event;

import dev.headgate.config.Problem;
import dev.headgate.dualwrite.Route;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What became of an event that was written. */
public sealed interface WriteResult {
    /** The way to treat each case. */
    <T> T fold(
            Function<Accepted, T> accepted,
            Function<Rejected, T> rejected,
            Function<Full, T> full,
            Function<Unavailable, T> unavailable);

    /**
     * It will be delivered.
     *
     * @param event with its sequence, category and checksum
     * @param adapters that it goes to now, the primary first; none when its category is muted
     * @param waiting adapters that it waits for in their spools, because none that it may go to takes events
     * @param reason why these
     */
    record Accepted(Event event, List<String> adapters, List<String> waiting, Route.Reason reason)
            implements WriteResult {
        public Accepted {
            adapters = List.copyOf(adapters);
            waiting = List.copyOf(waiting);
        }

        @Override
        public <T> T fold(
                Function<Accepted, T> accepted,
                Function<Rejected, T> rejected,
                Function<Full, T> full,
                Function<Unavailable, T> unavailable) {
            return accepted.apply(this);
        }
    }

    /**
     * It can't be accepted as it is.
     *
     * @param problems at least one; pointers are into the event
     */
    record Rejected(List<Problem> problems) implements WriteResult {
        public Rejected {
            problems = List.copyOf(problems);
        }

        @Override
        public <T> T fold(
                Function<Accepted, T> accepted,
                Function<Rejected, T> rejected,
                Function<Full, T> full,
                Function<Unavailable, T> unavailable) {
            return rejected.apply(this);
        }
    }

    /** As much waits as may; it wasn't accepted. */
    record Full(Duration retryAfter) implements WriteResult {
        @Override
        public <T> T fold(
                Function<Accepted, T> accepted,
                Function<Rejected, T> rejected,
                Function<Full, T> full,
                Function<Unavailable, T> unavailable) {
            return full.apply(this);
        }
    }

    /** The store of events can't take it; it wasn't accepted. {@code detail} is for people. */
    record Unavailable(String detail) implements WriteResult {
        @Override
        public <T> T fold(
                Function<Accepted, T> accepted,
                Function<Rejected, T> rejected,
                Function<Full, T> full,
                Function<Unavailable, T> unavailable) {
            return unavailable.apply(this);
        }
    }
}
