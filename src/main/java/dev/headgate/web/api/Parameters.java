package dev.headgate.web.api;

import dev.headgate.config.Names;
import dev.headgate.config.Pointer;
import dev.headgate.config.Revision.Cause;
import dev.headgate.config.Values;
import dev.headgate.live.EditRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parameters of queries and paths. One that can't be used is 400 and named; a path to nothing is 404. */
final class Parameters {
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,17}");

    private Parameters() {}

    /** Refuses a query with another name in it: a {@code dryrun} that is overlooked would be an edit. */
    static Checked<RoutingContext> only(RoutingContext context, String... names) {
        var known = List.of(names);
        return context.queryParams().names().stream()
                .filter(given -> !known.contains(given))
                .findFirst()
                .<Checked<RoutingContext>>map(given -> Checked.refuse(400, Names.unknown("parameter", given, known)))
                .orElseGet(() -> Checked.accept(context));
    }

    /** {@code true} or {@code false}; absent is false. */
    static Checked<Boolean> flag(RoutingContext context, String name) {
        var value = context.request().getParam(name, "false");
        return value.equals("true") || value.equals("false")
                ? Checked.accept(Boolean.valueOf(value))
                : Checked.refuse(400, name + ": expected true or false");
    }

    /** A whole number from {@code least} to {@code most}. */
    static Checked<Long> whole(RoutingContext context, String name, long absent, long least, long most) {
        var text = context.request().getParam(name);
        if (text == null) {
            return Checked.accept(absent);
        }
        var value = WHOLE.matcher(text).matches() ? Long.parseLong(text) : -1;
        return value >= least && value <= most
                ? Checked.accept(value)
                : Checked.refuse(400, name + ": expected a whole number from " + least + " to " + most);
    }

    /** JSON Pointers; the parameter may be repeated, and be absent. */
    static Checked<List<Pointer>> pointers(RoutingContext context, String name) {
        var pointers = new ArrayList<Pointer>();
        for (var text : context.queryParam(name)) {
            var pointer = Pointer.parse(text);
            if (pointer.isEmpty()) {
                return Checked.refuse(
                        400,
                        name + ": expected a JSON Pointer such as /dual_write/categories, found " + Values.show(text));
            }
            pointers.add(pointer.get());
        }
        return Checked.accept(List.copyOf(pointers));
    }

    /** Who made a revision, if that is asked for. */
    static Checked<Optional<String>> actor(RoutingContext context, String name) {
        var text = Optional.ofNullable(context.request().getParam(name));
        return text.filter(actor -> !EditRequest.isActor(actor)).isPresent()
                ? Checked.refuse(400, name + ": expected one line of 1 to " + EditRequest.LONGEST_ACTOR + " characters")
                : Checked.accept(text);
    }

    /** What brought a revision about, if that is asked for. */
    static Checked<Optional<Cause>> cause(RoutingContext context, String name) {
        var text = Optional.ofNullable(context.request().getParam(name));
        var cause = text.flatMap(Cause::named);
        return text.isPresent() && cause.isEmpty()
                ? Checked.refuse(
                        400, name + ": expected one of " + Cause.names() + ", found " + Values.show(text.get()))
                : Checked.accept(cause);
    }

    static Checked<String> text(RoutingContext context, String name) {
        var text = context.request().getParam(name);
        return text == null ? Checked.refuse(400, name + ": missing from the query") : Checked.accept(text);
    }

    /** The revision that the path names. */
    static Checked<Long> revision(RoutingContext context) {
        var text = context.pathParam("revision");
        return WHOLE.matcher(text).matches()
                ? Checked.accept(Long.parseLong(text))
                : Checked.refuse(404, "there is no such revision: they are whole numbers from 1");
    }
}
