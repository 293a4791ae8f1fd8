package dev.headgate.web.people;

import dev.headgate.access.Access;
import dev.headgate.access.Passwords;
import dev.headgate.access.UserName;
import dev.headgate.web.access.AuditTrail;
import dev.headgate.web.access.HostCookie;
import dev.headgate.web.problem.ProblemDetail;
import dev.headgate.web.ui.Console;
import dev.headgate.web.view.SetUpPage;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** {@code GET} and {@code POST /setup}: the first admin names themselves. */
record SetUpForm(Door door, Access access, HostCookie cookie) {
    void show(RoutingContext context) {
        var key = Fields.query(context, "key");
        if (access.setUp().admits(key)) {
            draw(context, 200, new SetUpPage(key, "", "", ""));
        } else {
            refuse(context);
        }
    }

    void submit(RoutingContext context) {
        var key = Fields.raw(context, "key");
        var name = Fields.text(context, "name");
        var password = Fields.raw(context, "password");
        var nameProblem = UserName.problem(name).orElse("");
        var passwordProblem = Passwords.problem(password, name).orElse("");
        if (!access.setUp().admits(key)) {
            refuse(context);
        } else if (!nameProblem.isEmpty() || !passwordProblem.isEmpty()) {
            draw(context, 422, new SetUpPage(key, name, nameProblem, passwordProblem));
        } else {
            access.setUp()
                    .complete(key, name, password)
                    .compose(done -> done ? signIn(context, name, password) : refuse(context))
                    .onFailure(context::fail);
        }
    }

    private Future<Void> signIn(RoutingContext context, String name, String password) {
        return access.signIn()
                .attempt(name, password, AuditTrail.address(context))
                .map(attempt -> {
                    attempt.fold(
                            session -> {
                                cookie.set(context, session);
                                return session;
                            },
                            () -> "",
                            wait -> "");
                    Console.see(context, "/");
                    return null;
                });
    }

    private Future<Void> refuse(RoutingContext context) {
        return ProblemDetail.of(
                        403, "this link was used, or is from an earlier start: the newest one is on standard output")
                .send(context);
    }

    private void draw(RoutingContext context, int status, SetUpPage view) {
        door.draw(context, status, "access/setup", view);
    }
}
