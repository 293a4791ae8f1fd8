package dev.headgate.web.ui;

import dev.headgate.config.Patch;
import dev.headgate.config.Pointer;
import dev.headgate.config.Snapshot;
import dev.headgate.config.Values;
import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a form says: the values that it was drawn from and the values that it holds now. Only what differs is an edit, so
 * saving a percentage doesn't pin down the adapters, too.
 *
 * @param revision that it was drawn from
 * @param base by field, as drawn
 * @param mine by field, as typed; text where it can't be read as what it should be
 */
record Submission(
        Subject subject,
        long revision,
        Map<String, @Nullable Object> base,
        Map<String, @Nullable Object> mine,
        String reason) {
    private static final String NUMBER = "0|[1-9][0-9]{0,17}";

    /** A form that nobody has touched. */
    static Submission fresh(Subject subject, Snapshot snapshot) {
        var values = subject.values(snapshot);
        return new Submission(subject, snapshot.revision(), values, values, "");
    }

    /** @param current stands in for a base that the form doesn't have or that can't be read */
    static Submission of(Subject subject, MultiMap form, Snapshot current) {
        var revision = form.get("revision");
        var base = base(form.get("base"));
        var mine = new LinkedHashMap<String, @Nullable Object>();
        subject.fields().forEach(field -> mine.put(field, read(field, form)));
        return new Submission(
                subject,
                revision != null && revision.matches(NUMBER) ? Long.parseLong(revision) : 0,
                base.orElseGet(() -> subject.values(current)),
                mine,
                Reason.of(form).text());
    }

    boolean changed(String field) {
        return !Objects.equals(base.get(field), mine.get(field));
    }

    /** Sets what differs from the base. */
    Patch patch() {
        var values = new LinkedHashMap<Pointer, @Nullable Object>();
        mine.forEach((field, value) -> {
            if (changed(field)) {
                values.put(subject.path(field), value);
            }
        });
        return Patch.setAll(values);
    }

    boolean isEmpty() {
        return patch().operations().isEmpty();
    }

    /** The same edit on what is there now: what this form didn't touch is theirs. */
    Submission rebased(Snapshot current) {
        var theirs = subject.values(current);
        var merged = new LinkedHashMap<>(theirs);
        mine.forEach((field, value) -> {
            if (changed(field)) {
                merged.put(field, value);
            }
        });
        return new Submission(subject, current.revision(), theirs, merged, reason);
    }

    /** Whether somebody changed what this form shows since it was drawn. */
    boolean isOvertaken(Snapshot current) {
        return !base.equals(subject.values(current));
    }

    /** Why the reason can't be accepted; empty when it can. */
    String reasonProblem() {
        return new Reason(reason).problem();
    }

    private static @Nullable Object read(String field, MultiMap form) {
        return switch (field) {
            case "enabled", "circuit_breaker_enabled" -> form.contains(field);
            case "adapters" ->
                form.getAll(field).stream().filter(name -> !name.isEmpty()).toList();
            default -> number(Objects.requireNonNullElse(form.get(field), ""));
        };
    }

    private static Object number(String text) {
        var plain = text.strip().replaceFirst("^0+(?=[0-9])", "");
        return Values.parseNumber(plain).<Object>map(it -> it).orElse(plain);
    }

    private static Optional<Map<String, @Nullable Object>> base(@Nullable String json) {
        try {
            var base = new LinkedHashMap<String, @Nullable Object>();
            new JsonObject(Objects.requireNonNullElse(json, ""))
                    .forEach(it -> base.put(it.getKey(), Values.copy(it.getValue())));
            return Optional.of(base);
        } catch (DecodeException e) { // not a form of ours: it is held against what is there now
            return Optional.empty();
        }
    }
}
