package dev.headgate.access;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was refused, for admins. Gathered in memory and written once a second, so that a storm of refusals costs no more
 * disk than one; what comes on top of {@link #GATHERED} in a second is counted, not listed.
 */
public final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final int GATHERED = 200;
    private static final int LONGEST = 300;

    private final AccessStore store;
    private final Clock clock;
    private final List<Refusal> gathered = new ArrayList<>();
    private int dropped;

    Audit(AccessStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Notes a refusal.
     *
     * @param who the caller's name; {@code nobody} for one without
     * @param what method and path, without the query
     * @param from the address of the connection
     * @param why in a sentence
     */
    public synchronized void refused(String who, String what, String from, String why) {
        if (gathered.size() < GATHERED) {
            gathered.add(new Refusal(clock.instant(), line(who), line(what), from, line(why)));
        } else {
            dropped++;
        }
    }

    /** The newest, newest first. */
    public Future<List<Refusal>> newest(int limit, int skipped) {
        return flush().compose(flushed -> store.refusals(limit, skipped));
    }

    /** Writes what was gathered. A store that takes nothing now costs the list these entries; the log has them. */
    Future<Void> flush() {
        var batch = drain();
        if (batch.isEmpty()) {
            return Future.succeededFuture();
        }
        batch.forEach(refusal -> LOG.atWarn()
                .addKeyValue("who", refusal.who())
                .addKeyValue("what", refusal.what())
                .addKeyValue("from", refusal.from())
                .addKeyValue("why", refusal.why())
                .log("refused"));
        return store.refused(batch).recover(cause -> {
            LOG.atWarn().addKeyValue("detail", cause.getMessage()).log("refusals can't be kept");
            return Future.succeededFuture();
        });
    }

    private synchronized List<Refusal> drain() {
        if (dropped > 0) {
            gathered.add(new Refusal(
                    clock.instant(), "various", "various", "various", dropped + " more in the same second"));
            dropped = 0;
        }
        var batch = List.copyOf(gathered);
        gathered.clear();
        return batch;
    }

    /** One line of bounded length: what strangers send must not forge lines in a log, nor fill the store. */
    private static String line(String text) {
        var plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
