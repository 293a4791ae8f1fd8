package dev.headgate.dualwrite.deliver.realtime;

import dev.headgate.dualwrite.deliver.Outcome;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/**
 * What came of one request.
 *
 * @param status 0 when there was no answer
 * @param reason what the service said, or why there was no answer
 */
record Answer(int status, String reason) {
    boolean isTaken() {
        return status == 202;
    }

    /** Whether fewer or smaller events might have been taken. 422 also stands for other things that are wrong. */
    boolean isTooLarge() {
        var said = reason.toLowerCase(Locale.ROOT);
        return status == 413 || (status == 422 && (said.contains("size") || said.contains("large")));
    }

    /** For every event of the request, unless it was too large. */
    Outcome outcome() {
        if (isTaken()) {
            return Outcome.DELIVERED;
        }
        return status == 429 ? new Outcome.Postponed(words()) : new Outcome.Failed(words());
    }

    String words() {
        return status == 0 ? reason : "the server answers " + status + (reason.isEmpty() ? "" : ": " + reason);
    }

    static String absent(Throwable failure, long timeout) {
        return failure instanceof TimeoutException
                ? "no answer within " + timeout + " ms"
                : String.valueOf(failure.getMessage());
    }
}
