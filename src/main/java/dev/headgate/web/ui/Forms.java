package dev.headgate.web.ui;

import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Problem;
import dev.headgate.config.Snapshot;
import dev.headgate.config.Values;
import dev.headgate.dualwrite.DualWrite;
import dev.headgate.web.view.Comparison;
import dev.headgate.web.view.Conflict;
import dev.headgate.web.view.Effect;
import dev.headgate.web.view.Field;
import dev.headgate.web.view.Field.Bounds;
import dev.headgate.web.view.Field.Kind;
import dev.headgate.web.view.Field.Slot;
import dev.headgate.web.view.Form;
import dev.headgate.web.view.Option;
import dev.headgate.web.view.Stack;
import dev.headgate.web.view.Stamp;
import dev.headgate.web.view.StoreState;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Edit forms, drawn. */
record Forms(Snapshot snapshot, Journal journal, StoreState store, Instant now) {
    static Forms of(Console console, RoutingContext context) {
        return of(console, context, console.live().snapshot());
    }

    static Forms of(Console console, RoutingContext context, Snapshot snapshot) {
        return new Forms(snapshot, console.journal(), console.writes(context), console.now());
    }

    /** What the server has to say about a form beside its values. */
    record Remarks(String message, String reasonProblem, List<Problem> problems, Optional<Conflict> conflict) {
        static final Remarks NONE = new Remarks("", "", List.of(), Optional.empty());

        static Remarks message(String message) {
            return new Remarks(message, "", List.of(), Optional.empty());
        }

        /** Each problem belongs to its field; those that belong to none are said above the form. */
        static Remarks problems(Subject subject, List<Problem> problems) {
            var others = problems.stream()
                    .filter(problem -> !subject.covers(problem.pointer()))
                    .map(problem -> problem.pointer() + ": " + problem.message())
                    .collect(Collectors.joining("; "));
            return new Remarks(others, "", problems, Optional.empty());
        }
    }

    Form draw(Submission submission, Effect effect, Remarks remarks) {
        var subject = submission.subject();
        return new Form(
                subject.id(),
                subject.name(),
                subject.url(),
                subject.fields().stream()
                        .map(field -> field(submission, field, remarks.problems))
                        .toList(),
                submission.reason(),
                remarks.reasonProblem,
                remarks.message,
                submission.revision(),
                base(submission),
                stacks(subject),
                effect,
                remarks.conflict,
                store,
                fallback(subject));
    }

    /** @param submission as it was typed, before it was rebased */
    Conflict conflict(Submission submission) {
        var subject = submission.subject();
        var theirs = subject.values(snapshot);
        var last = journal.last(subject);
        var values = new ArrayList<Comparison>();
        for (var field : subject.fields()) {
            var base = submission.base().get(field);
            var changedByThem = !Objects.equals(base, theirs.get(field));
            if (submission.changed(field) || changedByThem) {
                values.add(new Comparison(
                        Words.field(field),
                        Words.value(field, base),
                        submission.changed(field)
                                ? Words.value(field, submission.mine().get(field))
                                : "unchanged",
                        changedByThem ? Words.value(field, theirs.get(field)) : "unchanged",
                        submission.changed(field) && changedByThem));
            }
        }
        return new Conflict(
                last.map(it -> it.actor()).orElse("Somebody"),
                last.map(it -> Stamp.of(it.at(), now)),
                last.map(it -> it.reason()).orElse(""),
                values);
    }

    private List<Stack> stacks(Subject subject) {
        var stacks = new ArrayList<Stack>();
        subject.leaves(snapshot.document())
                .forEach((field, leaf) -> stacks.add(Origins.stack(title(field, leaf), field, leaf)));
        return stacks;
    }

    private static String title(String field, Leaf leaf) {
        return field.equals("percentage")
                ? "Why is it " + Words.value(field, leaf.value()) + " now?"
                : Words.capital(Words.field(field));
    }

    private Field field(Submission submission, String field, List<Problem> problems) {
        var value = submission.mine().get(field);
        var path = submission.subject().path(field);
        var problem = problems.stream()
                .filter(it -> it.pointer().isWithin(path))
                .map(Problem::message)
                .collect(Collectors.joining("; "));
        return switch (field) {
            case "enabled", "circuit_breaker_enabled" ->
                new Field(
                        Kind.TOGGLE, field, "enabled", "", Boolean.TRUE.equals(value), Bounds.NONE, List.of(), problem);
            case "adapters" ->
                new Field(
                        Kind.ADAPTERS,
                        field,
                        "Adapters, the primary first",
                        "",
                        false,
                        Bounds.NONE,
                        slots(value),
                        problem);
            case "percentage" ->
                number(Kind.PERCENTAGE, field, "Percentage of keys that are dual-written", value, problem);
            default -> number(Kind.NUMBER, field, Words.capital(Words.field(field)), value, problem);
        };
    }

    private static Field number(Kind kind, String field, String label, @Nullable Object value, String problem) {
        var text = value instanceof BigDecimal number ? number.toPlainString() : Objects.toString(value, "");
        return new Field(kind, field, label, text, false, bounds(field), List.of(), problem);
    }

    private static Bounds bounds(String field) {
        return switch (field) {
            case "percentage" -> new Bounds("0", "100", "0.001", "%");
            case "error_threshold", "circuit_breaker_failure_threshold" -> new Bounds("0", "1", "any", "of 1");
            case "latency_threshold_ms" -> new Bounds("0", "", "1", "ms");
            case "circuit_breaker_recovery_time_s" -> new Bounds("0", "", "1", "s");
            default -> new Bounds("1", "", "any", "× latency threshold");
        };
    }

    /** As many positions as there are adapters; what is chosen comes first, in its order. */
    private List<Slot> slots(@Nullable Object chosen) {
        var declared =
                List.copyOf(snapshot.section(DualWrite.class).adapterHealth().keySet());
        var names = chosen instanceof List<?> list ? list : List.of();
        var slots = new ArrayList<Slot>();
        for (var i = 0; i < Math.max(declared.size(), names.size()); i++) {
            var here = i < names.size() ? String.valueOf(names.get(i)) : "";
            var options = new ArrayList<Option>();
            options.add(new Option("", i == 0 ? "nothing" : "–", here.isEmpty()));
            declared.forEach(name -> options.add(new Option(name, name, name.equals(here))));
            slots.add(new Slot(i == 0 ? "first" : "then", options));
        }
        return slots;
    }

    private String fallback(Subject subject) {
        var falls = new ArrayList<String>();
        subject.leaves(snapshot.document())
                .forEach((field, leaf) -> Origins.under(leaf)
                        .ifPresent(under -> falls.add(Words.field(field) + " to " + Words.value(field, under.value())
                                + " (" + under.origin().where() + ")")));
        return falls.isEmpty() ? "" : "Reset drops the override: " + Words.list(falls) + ".";
    }

    private static String base(Submission submission) {
        var json = new JsonObject();
        submission.base().forEach((field, value) -> json.put(field, Values.json(value)));
        return json.encode();
    }
}
