package dev.headgate.web.people;

import dev.headgate.access.Access;
import dev.headgate.access.Role;
import dev.headgate.access.Scope;
import dev.headgate.access.UserName;
import dev.headgate.config.Pointer;
import dev.headgate.web.access.Callers;
import dev.headgate.web.ui.Console;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an admin does about tokens: {@code POST /access/tokens…}. */
record TokenForms(AccessPages pages, Access access) {
    private static final int LONGEST_DAYS = 3_650;

    void issue(RoutingContext context) {
        var name = Fields.text(context, "name");
        var role = Role.of(Fields.text(context, "role"));
        var paths = lines(Fields.raw(context, "paths"));
        var days = Fields.text(context, "expires");
        var problems = problems(name, role, paths, days);
        if (!problems.isEmpty()) {
            pages.refuse(context, 422, problems);
            return;
        }
        var scope = new Scope(
                paths.stream().map(Pointer::parse).flatMap(Optional::stream).toList());
        var issuer = Callers.of(context).name();
        access.tokens()
                .issue(name, role.orElseThrow(), scope, expiry(days), issuer)
                .onSuccess(issued -> issued.ifPresentOrElse(
                        token -> pages.issued(context, token),
                        () -> pages.refuse(context, 422, Map.of("token.name", "there is a token of this name"))))
                .onFailure(context::fail);
    }

    void revoke(RoutingContext context) {
        access.tokens()
                .revoke(context.pathParam("id"))
                .onSuccess(revoked -> Console.see(context, "/access"))
                .onFailure(context::fail);
    }

    private static Map<String, String> problems(String name, Optional<Role> role, List<String> paths, String days) {
        var problems = new LinkedHashMap<String, String>();
        UserName.problem(name).ifPresent(problem -> problems.put("token.name", problem));
        if (role.isEmpty() || role.get() == Role.ADMIN) {
            problems.put("token.role", "expected viewer or editor: users and tokens are managed by people");
        }
        var wrong = paths.stream().filter(path -> Pointer.parse(path).isEmpty()).collect(Collectors.joining(", "));
        if (!wrong.isEmpty()) {
            problems.put(
                    "token.paths",
                    "expected JSON Pointers such as /dual_write/categories/performance, one a line, found " + wrong);
        }
        if (!days.isEmpty() && !isDays(days)) {
            problems.put(
                    "token.expires", "expected 1 to " + LONGEST_DAYS + " days, or nothing for never, found " + days);
        }
        return problems;
    }

    private static boolean isDays(String text) {
        return text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= LONGEST_DAYS;
    }

    private Optional<Instant> expiry(String days) {
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(pages.console().now().plus(Duration.ofDays(Long.parseLong(days))));
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
