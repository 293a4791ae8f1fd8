package dev.headgate.web.people;

import dev.headgate.access.Access;
import dev.headgate.access.Caller.Credential;
import dev.headgate.access.Passwords;
import dev.headgate.access.Session;
import dev.headgate.access.User;
import dev.headgate.web.access.AuditTrail;
import dev.headgate.web.access.Callers;
import dev.headgate.web.access.HostCookie;
import dev.headgate.web.ui.Console;
import dev.headgate.web.view.AccountPage;
import dev.headgate.web.view.AccountPage.Device;
import dev.headgate.web.view.Shell;
import dev.headgate.web.view.Stamp;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** {@code /account} of somebody who is signed in: where they are, their password, the way out. */
record AccountPages(Console console, Access access, HostCookie cookie) {
    void show(RoutingContext context) {
        draw(context, 200, "");
    }

    void signOut(RoutingContext context) {
        var credential = Callers.of(context).credential();
        var ended = credential instanceof Credential.OfSession session
                ? access.sessions().end(session)
                : Future.<Void>succeededFuture();
        leave(context, ended);
    }

    void signOutEverywhere(RoutingContext context) {
        leave(context, access.sessions().endAll(Callers.of(context).name()));
    }

    /** Asks for the old password, so that a screen left open is not enough; as throttled as signing in. */
    void changePassword(RoutingContext context) {
        var user = access.users().find(Callers.of(context).name());
        var fresh = Fields.raw(context, "password");
        var problem = Passwords.problem(fresh, Callers.of(context).name());
        if (user.isEmpty()) {
            draw(context, 409, "Your password is your identity provider's.");
        } else if (problem.isPresent()) {
            draw(context, 422, problem.get());
        } else {
            access.signIn()
                    .verify(user.get(), Fields.raw(context, "current"), AuditTrail.address(context))
                    .compose(right -> right ? change(context, user.get(), fresh) : refuse(context))
                    .onFailure(context::fail);
        }
    }

    private Future<Void> change(RoutingContext context, User user, String password) {
        return access.users().changePassword(user, password).map(changed -> {
            cookie.clear(context);
            Console.see(context, "/login");
            return null;
        });
    }

    private Future<Void> refuse(RoutingContext context) {
        AuditTrail.because(context, "a wrong current password");
        draw(context, 403, "This is not your current password.");
        return Future.succeededFuture();
    }

    private void leave(RoutingContext context, Future<Void> ended) {
        ended.onSuccess(done -> {
                    cookie.clear(context);
                    Console.see(context, "/login");
                })
                .onFailure(context::fail);
    }

    private void draw(RoutingContext context, int status, String passwordProblem) {
        var caller = Callers.of(context);
        var view = new AccountPage(
                Console.who(context),
                access.users().find(caller.name()).isPresent(),
                access.sessions().of(caller.name()).stream()
                        .map(session -> device(session, caller.credential()))
                        .toList(),
                "",
                passwordProblem);
        console.page(context, status, Shell.Page.OTHER, "Your account", "account/page", view);
    }

    private Device device(Session session, Credential current) {
        var now = console.now();
        return new Device(
                session.address(),
                Stamp.of(session.createdAt(), now),
                Stamp.of(session.seenAt(), now),
                new Credential.OfSession(session.id()).equals(current));
    }
}
