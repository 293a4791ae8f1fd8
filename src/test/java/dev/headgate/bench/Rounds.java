package dev.headgate.bench;

import java.util.ArrayList;

/** Both sides of a comparison, measured in turns: A B A B … */
record Rounds(Samples headgate, Samples peer) {
    /** Measures one side once. */
    interface Figure {
        double measure() throws Exception;
    }

    static Rounds interleaved(Settings settings, Figure headgate, Figure peer) throws Exception {
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        for (var round = 0; round < settings.rounds(); round++) {
            ours.add(headgate.measure());
            theirs.add(peer.measure());
        }
        return new Rounds(new Samples(ours), new Samples(theirs));
    }
}
