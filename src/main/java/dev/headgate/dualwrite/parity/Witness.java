package dev.headgate.dualwrite.parity;

import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * The gateway's own ear at an adapter: takes the texts that its subscription hands over, reads them as any client would,
 * and tells the ledger.
 */
public final class Witness implements Consumer<String> {
    private static final String ID = "{\"id\":\"";
    private static final String SEQUENCE = "\",\"sequence\":";

    private final String adapter;
    private final Ledger ledger;
    private final LongPredicate witnessed;

    /** @param witnessed which sequences are; the ledger isn't told of others, sent or heard */
    public Witness(String adapter, Ledger ledger, LongPredicate witnessed) {
        this.adapter = adapter;
        this.ledger = ledger;
        this.witnessed = witnessed;
    }

    @Override
    public void accept(String text) {
        if (isSkipped(text)) {
            return;
        }
        Sighting.read(text)
                .ifPresentOrElse(
                        sighting -> {
                            if (witnessed.test(sighting.event().sequence())) {
                                ledger.seen(adapter, sighting);
                            }
                        },
                        () -> ledger.unreadable(adapter));
    }

    /**
     * Spares the reading of an event that isn't witnessed. Only what begins as a frame does is looked into, for in any other
     * order of members these words may stand in the data.
     */
    private boolean isSkipped(String text) {
        if (!text.startsWith(ID)) {
            return false;
        }
        var at = text.indexOf('"', ID.length());
        if (at < 0 || !text.startsWith(SEQUENCE, at)) {
            return false;
        }
        var sequence = 0L;
        for (var i = at + SEQUENCE.length(); i < text.length() && Character.isDigit(text.charAt(i)); i++) {
            sequence = sequence * 10 + Character.digit(text.charAt(i), 10);
        }
        return !witnessed.test(sequence);
    }
}
