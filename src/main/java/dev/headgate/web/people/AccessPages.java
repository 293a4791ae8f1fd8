package dev.headgate.web.people;

import dev.headgate.access.Access;
import dev.headgate.access.Refusal;
import dev.headgate.access.Role;
import dev.headgate.access.Session;
import dev.headgate.access.Token;
import dev.headgate.access.Tokens.Issued;
import dev.headgate.access.User;
import dev.headgate.web.ui.Console;
import dev.headgate.web.view.AccessPage;
import dev.headgate.web.view.AccessPage.Person;
import dev.headgate.web.view.AccessPage.Program;
import dev.headgate.web.view.AccessPage.Refused;
import dev.headgate.web.view.Shell;
import dev.headgate.web.view.Stamp;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /access}, drawn: users, tokens and refusals on one page. */
record AccessPages(Console console, Access access) {
    private static final int REFUSALS = 50;
    private static final List<String> TYPED = List.of("name", "role", "paths", "expires");

    void show(RoutingContext context) {
        draw(context, 200, Optional.empty(), Map.of());
    }

    /** With a new token's text, which is never shown again. */
    void issued(RoutingContext context, Issued issued) {
        var shown = new AccessPage.Issued(issued.token().name(), issued.text());
        draw(context, 201, Optional.of(shown), Map.of());
    }

    /** @param problems by field, each prefixed by its form: {@code user.name}, {@code token.paths} */
    void refuse(RoutingContext context, int status, Map<String, String> problems) {
        draw(context, status, Optional.empty(), problems);
    }

    private void draw(
            RoutingContext context, int status, Optional<AccessPage.Issued> issued, Map<String, String> problems) {
        console.answer(context, access.audit().newest(REFUSALS, 0), refusals -> {
            var view = new AccessPage(
                    people(),
                    access.tokens().all().stream().map(this::program).toList(),
                    refusals.stream().map(this::refused).toList(),
                    Role.names(),
                    issued,
                    problems.isEmpty() ? Map.of() : typed(context, problems),
                    problems);
            console.page(context, status, Shell.Page.ACCESS, "Access", "access/page", view);
        });
    }

    /** By the same names as the problems: two forms of the page have a field {@code name}. */
    private static Map<String, String> typed(RoutingContext context, Map<String, String> problems) {
        var form = problems.keySet().iterator().next().startsWith("token.") ? "token." : "user.";
        var typed = new HashMap<String, String>();
        TYPED.forEach(field -> typed.put(form + field, Fields.raw(context, field)));
        return typed;
    }

    private List<Person> people() {
        var external = new LinkedHashMap<String, Session>();
        access.sessions().external().forEach(session -> external.putIfAbsent(session.user(), session));
        return Stream.concat(
                        access.users().all().stream().map(this::person),
                        external.values().stream().map(this::guest))
                .toList();
    }

    private Person guest(Session newest) {
        return new Person(
                newest.user(),
                "/access/users/" + segment(newest.user()),
                newest.role().map(Role::wire).orElse(""),
                false,
                Stamp.of(newest.createdAt(), console.now()),
                access.sessions().of(newest.user()).size());
    }

    private Person person(User user) {
        return new Person(
                user.name(),
                "/access/users/" + segment(user.name()),
                user.role().wire(),
                true,
                Stamp.of(user.createdAt(), console.now()),
                access.sessions().of(user.name()).size());
    }

    private Program program(Token token) {
        return new Program(
                token.name(),
                "/access/tokens/" + segment(token.id()),
                token.role().wire(),
                token.scope().toString(),
                token.createdBy(),
                token.expiresAt()
                        .map(end -> (end.isAfter(console.now()) ? "expires " : "expired ") + day(end))
                        .orElse("never expires"),
                token.usedAt()
                        .map(last -> "used " + Stamp.of(last, console.now()).ago())
                        .orElse("never used"));
    }

    private Refused refused(Refusal refusal) {
        return new Refused(
                Stamp.of(refusal.at(), console.now()), refusal.who(), refusal.what(), refusal.from(), refusal.why());
    }

    private static String day(Instant at) {
        return at.toString().substring(0, 10);
    }

    private static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
