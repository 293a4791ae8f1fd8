package dev.headgate.web.people;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What a form or an address holds. */
final class Fields {
    private Fields() {}

    /** A field of the form that was sent, without space around it; empty when it is not there. */
    static String text(RoutingContext context, String name) {
        return raw(context, name).strip();
    }

    /** A password is taken as it is. */
    static String raw(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().formAttributes().get(name)).orElse("");
    }

    static String query(RoutingContext context, String name) {
        return context.queryParam(name).stream().findFirst().orElse("");
    }

    /** Where to go after signing in: a path of this gateway and nothing else, however it is written. */
    static String next(String asked) {
        var path =
                asked.startsWith("/") && asked.length() < 1_000 && asked.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return path && !asked.startsWith("//") && !asked.contains("\\") ? asked : "/";
    }
}
