package dev.headgate.web.ui;

import dev.headgate.config.Node;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Problem;
import dev.headgate.config.Snapshot;
import dev.headgate.live.EditResult;
import dev.headgate.live.Preview;
import dev.headgate.web.view.Effect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an edit would come to, in words. */
record Effects(Subject subject, Snapshot now) {
    private static final List<String> FALLBACK = List.of("websocket");

    Effect nothing() {
        return new Effect("Nothing changes yet.", "What a save would do is said here first.", false);
    }

    Effect of(Preview preview) {
        if (preview instanceof EditResult.Rejected rejected) {
            return new Effect("Can't be saved:", messages(rejected.problems()), true);
        }
        if (preview instanceof Preview.Changes changes) {
            return changes.changes().isEmpty() ? nothing() : words(changes);
        }
        return new Effect("Somebody was faster.", "Reload to see what is there now.", true);
    }

    private Effect words(Preview.Changes changes) {
        var deltas = changes.changes().stream()
                .map(change -> Timeline.delta(change))
                .map(delta ->
                        subject.kind() == Subject.Kind.CATEGORY && delta.label().endsWith(" percentage")
                                ? subject.name() + " " + delta.from() + " → " + delta.to()
                                : delta.label() + " " + delta.from() + " → " + delta.to())
                .collect(Collectors.joining(", "));
        return new Effect(deltas + ".", consequence(changes.document()), false);
    }

    /** What the document would come to for the subject; empty where its values say all there is to say. */
    String consequence(Branch document) {
        return switch (subject.kind()) {
            case CATEGORY -> routing(document);
            case TRAFFIC ->
                override(document).equals(override(now.document()))
                        ? ""
                        : Traffic.effect(override(document).orElse(""));
            default -> "";
        };
    }

    private String routing(Branch document) {
        if (override(document).isPresent()) {
            return "The kill switch is on: no event goes another way until it is off.";
        }
        if (override(now.document()).isPresent()) {
            return "It takes effect as the kill switch goes off.";
        }
        var before = Way.of(subject, now.document());
        var after = Way.of(subject, document);
        var sentences = new ArrayList<String>();
        if (after.adapters.isEmpty()) {
            sentences.add("Nothing of it is delivered any more.");
        } else if (before.adapters.isEmpty()) {
            sentences.add("It is delivered to " + Words.adapters(after.adapters) + " from then on.");
        } else if (!before.primary().equals(after.primary())) {
            sentences.add("All keys change their primary from " + before.primary() + " to " + after.primary() + ".");
        }
        if (!after.adapters.isEmpty()) {
            sentences.add(moves(before.share, after.share));
        }
        return String.join(" ", sentences);
    }

    /** The adapter that gets everything in that document. */
    private static Optional<String> override(Branch document) {
        return document.at(Subject.TRAFFIC.path("global_override"))
                .map(Node::value)
                .map(value -> value.toString().replaceFirst("_only$", ""));
    }

    private static String moves(BigDecimal before, BigDecimal after) {
        return switch (after.compareTo(before)) {
            case 1 -> Words.capital(Words.share(after.subtract(before))) + " move to dual write, nobody leaves.";
            case -1 -> Words.capital(Words.share(before.subtract(after))) + " leave dual write, nobody joins.";
            default -> after.signum() == 0 ? "No key is dual-written." : "The same keys are dual-written as now.";
        };
    }

    static String messages(List<Problem> problems) {
        return problems.stream().map(Problem::message).distinct().collect(Collectors.joining("; ")) + ".";
    }

    /**
     * Where a category's events go.
     *
     * @param share of its keys that go to all adapters, percent
     */
    private record Way(List<String> adapters, BigDecimal share) {
        static Way of(Subject subject, Branch document) {
            var values = subject.leaves(document);
            var enabled = values.get("enabled");
            var listed = values.get("adapters");
            var percentage = values.get("percentage");
            if (enabled == null || !Boolean.TRUE.equals(enabled.value())) {
                return new Way(FALLBACK, BigDecimal.ZERO);
            }
            var adapters = listed != null && listed.value() instanceof List<?> names
                    ? names.stream().map(String::valueOf).toList()
                    : List.<String>of();
            var share = adapters.size() > 1 && percentage != null && percentage.value() instanceof BigDecimal number
                    ? number
                    : BigDecimal.ZERO;
            return new Way(adapters, share);
        }

        String primary() {
            return adapters.get(0);
        }
    }
}
