package dev.headgate.dualwrite.observe;

import dev.headgate.dualwrite.health.BreakerState;
import dev.headgate.dualwrite.health.Health;

/**
 * An adapter at one moment, as the loop that delivers reads it.
 *
 * @param status {@code ready}, {@code connecting} or {@code unconfigured}
 * @param detail one sentence on the status, without a full stop; may be empty
 * @param clients how many readers are connected to it; 0 where it can't know
 * @param missed events that readers missed because they were too slow, since the start; 0 where it can't know
 * @param queued events that wait in memory
 * @param spoolEvents events that wait on the disk
 * @param spoolOverflowed whether it gave up events since nothing waited there
 * @param givenUp events that it never gets, since the start: too large, or the oldest of a full spool
 */
public record AdapterReading(
        String name,
        String status,
        String detail,
        Health health,
        BreakerState breaker,
        int clients,
        long missed,
        int queued,
        long spoolEvents,
        long spoolBytes,
        boolean spoolOverflowed,
        long givenUp) {

    /** Whether it lacks settings, so that nothing goes there. */
    public boolean isUnconfigured() {
        return status.equals("unconfigured");
    }

    AdapterReading with(BreakerState state) {
        return new AdapterReading(
                name,
                status,
                detail,
                health,
                state,
                clients,
                missed,
                queued,
                spoolEvents,
                spoolBytes,
                spoolOverflowed,
                givenUp);
    }
}
