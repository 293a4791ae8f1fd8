package dev.headgate.web.people;

import dev.headgate.access.Access;
import dev.headgate.access.Passwords;
import dev.headgate.access.Role;
import dev.headgate.access.User;
import dev.headgate.access.UserName;
import dev.headgate.web.ui.Console;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What an admin does about users: {@code POST /access/users…}. */
record UserForms(AccessPages pages, Access access) {
    private static final String LAST_ADMIN = "Nobody could manage users any more: make somebody else an admin first.";

    void add(RoutingContext context) {
        var name = Fields.text(context, "name");
        var password = Fields.raw(context, "password");
        var role = Role.of(Fields.text(context, "role"));
        var problems = new LinkedHashMap<String, String>();
        UserName.problem(name).ifPresent(problem -> problems.put("user.name", problem));
        if (role.isEmpty()) {
            problems.put("user.role", "expected one of " + String.join(", ", Role.names()));
        }
        Passwords.problem(password, name).ifPresent(problem -> problems.put("user.password", problem));
        if (problems.isEmpty()) {
            access.users()
                    .add(name, role.orElseThrow(), password)
                    .onSuccess(added -> added(context, added))
                    .onFailure(context::fail);
        } else {
            pages.refuse(context, 422, problems);
        }
    }

    private void added(RoutingContext context, boolean added) {
        if (added) {
            Console.see(context, "/access");
        } else {
            pages.refuse(context, 422, Map.of("user.name", "there is a user of this name"));
        }
    }

    void changeRole(RoutingContext context) {
        with(context, user -> {
            var role = Role.of(Fields.text(context, "role"));
            if (role.isEmpty()) {
                pages.refuse(context, 422, Map.of("user.form", "expected one of " + String.join(", ", Role.names())));
                return Future.succeededFuture();
            }
            return role.get() != Role.ADMIN && access.users().isLastAdmin(user.name())
                    ? keepLastAdmin(context)
                    : done(context, access.users().changeRole(user, role.get()));
        });
    }

    void changePassword(RoutingContext context) {
        with(context, user -> {
            var password = Fields.raw(context, "password");
            var problem = Passwords.problem(password, user.name());
            if (problem.isPresent()) {
                pages.refuse(context, 422, Map.of("user.form", problem.get()));
                return Future.succeededFuture();
            }
            return done(context, access.users().changePassword(user, password));
        });
    }

    /** Of whoever has a session by that name, known here or to an identity provider. */
    void signOut(RoutingContext context) {
        done(context, access.sessions().endAll(context.pathParam("name"))).onFailure(context::fail);
    }

    void remove(RoutingContext context) {
        with(
                context,
                user -> access.users().isLastAdmin(user.name())
                        ? keepLastAdmin(context)
                        : done(context, access.users().remove(user.name())));
    }

    private Future<Void> keepLastAdmin(RoutingContext context) {
        pages.refuse(context, 409, Map.of("user.form", LAST_ADMIN));
        return Future.succeededFuture();
    }

    private void with(RoutingContext context, Function<User, Future<Void>> step) {
        access.users()
                .find(context.pathParam("name"))
                .ifPresentOrElse(
                        user -> step.apply(user).onFailure(context::fail),
                        () -> pages.refuse(context, 404, Map.of("user.form", "There is no such user any more.")));
    }

    private static Future<Void> done(RoutingContext context, Future<Void> step) {
        return step.onSuccess(written -> Console.see(context, "/access"));
    }
}
