package dev.headgate.bench;

import java.util.Optional;

/**
 * One line of the table.
 *
 * @param metric what was measured, with its unit
 * @param peer what it is held against, measured in the same rounds
 * @param missing why there is no figure; empty when there is one
 */
record Row(
        String metric, Optional<Peer> peer, Optional<Samples> headgate, Optional<Goal> goal, Optional<String> missing) {

    /** The ceiling, or another program that does the same. */
    record Peer(String name, Samples samples) {}

    static Row alone(String metric, Samples headgate) {
        return new Row(metric, Optional.empty(), Optional.of(headgate), Optional.empty(), Optional.empty());
    }

    static Row beside(String metric, String peer, Rounds rounds) {
        return new Row(
                metric,
                Optional.of(new Peer(peer, rounds.peer())),
                Optional.of(rounds.headgate()),
                Optional.empty(),
                Optional.empty());
    }

    static Row missing(String metric, String why) {
        return new Row(metric, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
    }

    Row goal(Goal asked) {
        return new Row(metric, peer, headgate, Optional.of(asked), missing);
    }

    /** As a row of a Markdown table. */
    String markdown() {
        var ratios = ratios();
        return "| " + metric
                + " | " + peer.map(known -> known.name + ": " + known.samples).orElse("–")
                + " | " + headgate.map(Samples::toString).orElse("–")
                + " | " + ratios.map(Samples::toString).orElse("–")
                + " | " + goal.map(Goal::words).orElse("–")
                + " | " + verdict(ratios) + " |";
    }

    private Optional<Samples> ratios() {
        return peer.flatMap(known -> headgate.map(ours -> ours.over(known.samples)));
    }

    private String verdict(Optional<Samples> ratios) {
        if (missing.isPresent()) {
            return "not measured: " + missing.get().replace('\n', ' ').replace('|', '/');
        }
        return goal.flatMap(asked -> (asked.of() == Goal.Basis.RATIO ? ratios : headgate)
                        .map(figures -> asked.isMet(figures.median()) ? "met" : "**MISSED**"))
                .orElse("no goal");
    }
}
