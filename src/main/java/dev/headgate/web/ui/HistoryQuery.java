package dev.headgate.web.ui;

import dev.headgate.config.Names;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Pointer;
import dev.headgate.config.Revision.Cause;
import dev.headgate.config.Values;
import dev.headgate.live.EditRequest;
import dev.headgate.store.RevisionFilter;
import dev.headgate.web.view.HistoryFilter;
import dev.headgate.web.view.Option;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code /history} is asked for, as it was typed, so that its address can be shared and its pages keep the filter.
 *
 * @param path a JSON Pointer, or the name of what is edited together, such as a category
 * @param origin {@code start, edit, restore, source}
 */
record HistoryQuery(String path, String actor, String origin, long before) {

    static HistoryQuery of(RoutingContext context) {
        return new HistoryQuery(
                text(context, "path"),
                text(context, "actor"),
                text(context, "origin"),
                Console.number(text(context, "before")).orElse(Long.MAX_VALUE));
    }

    private static String text(RoutingContext context, String name) {
        return context.queryParam(name).stream().findFirst().map(String::strip).orElse("");
    }

    /** Empty when a part of it can't be used; {@link #draw} says which and why. */
    Optional<RevisionFilter> filter(Branch document) {
        return (pathProblem(document) + actorProblem() + originProblem()).isEmpty()
                ? Optional.of(new RevisionFilter(
                        paths(document).orElse(List.of()),
                        given(actor),
                        given(origin).flatMap(Cause::named)))
                : Optional.empty();
    }

    HistoryFilter draw(Branch document) {
        var origins = new ArrayList<Option>();
        origins.add(new Option("", "any", originProblem().isEmpty() && origin.isEmpty()));
        Arrays.stream(Cause.values())
                .map(cause ->
                        new Option(cause.wire(), cause.wire(), cause.wire().equals(origin)))
                .forEach(origins::add);
        return new HistoryFilter(
                path,
                pathProblem(document),
                names(document),
                actor,
                actorProblem(),
                origins,
                originProblem(),
                !(path + actor + origin).isEmpty());
    }

    /** The address of the same list, from below a revision on. */
    String url(OptionalLong below) {
        var parts = new ArrayList<String>();
        given(path).ifPresent(it -> parts.add("path=" + encode(it)));
        given(actor).ifPresent(it -> parts.add("actor=" + encode(it)));
        given(origin).ifPresent(it -> parts.add("origin=" + encode(it)));
        below.ifPresent(it -> parts.add("before=" + it));
        return "/history" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    /** The address of everything that changed one of these values. */
    static String url(Subject subject) {
        var paths = subject.paths();
        var path = paths.size() == 1 ? paths.get(0).toString() : subject.name();
        return new HistoryQuery(path, "", "", Long.MAX_VALUE).url(OptionalLong.empty());
    }

    private Optional<List<Pointer>> paths(Branch document) {
        if (path.isEmpty()) {
            return Optional.of(List.of());
        }
        if (path.startsWith("/")) {
            return Pointer.parse(path).map(List::of);
        }
        var named = Subject.all(document).stream()
                .filter(subject -> subject.name().equals(path.toLowerCase(Locale.ROOT)))
                .flatMap(subject -> subject.paths().stream())
                .toList();
        return named.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(named));
    }

    private static List<String> names(Branch document) {
        return Subject.all(document).stream().map(Subject::name).distinct().toList();
    }

    private String pathProblem(Branch document) {
        if (paths(document).isPresent()) {
            return "";
        }
        return path.startsWith("/")
                ? "Expected a JSON Pointer, in which ~ is written ~0; found " + Values.show(path) + "."
                : "Expected a JSON Pointer such as /dual_write/categories, or a name: "
                        + Names.unknown("name", path, names(document));
    }

    private String actorProblem() {
        return actor.isEmpty() || EditRequest.isActor(actor)
                ? ""
                : "Expected one line of at most " + EditRequest.LONGEST_ACTOR + " characters.";
    }

    private String originProblem() {
        return origin.isEmpty() || Cause.named(origin).isPresent()
                ? ""
                : "Expected one of " + Cause.names() + ", found " + Values.show(origin) + ".";
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
