package dev.headgate.web.people;

import dev.headgate.web.access.AuditTrail;
import dev.headgate.web.view.SignInPage;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** {@code GET} and {@code POST /login}. */
final class SignInForm {
    private final Door door;
    private final Admission admission;
    private final String provider;

    /** @param provider what an identity provider is called; empty for none */
    SignInForm(Door door, Admission admission, String provider) {
        this.door = door;
        this.admission = admission;
        this.provider = provider;
    }

    Handler<RoutingContext> show() {
        return context -> draw(context, 200, Fields.next(Fields.query(context, "next")), "", "");
    }

    Handler<RoutingContext> submit() {
        return context -> {
            var name = Fields.text(context, "name");
            var next = Fields.next(Fields.raw(context, "next"));
            admission
                    .access()
                    .signIn()
                    .attempt(name, Fields.raw(context, "password"), AuditTrail.address(context))
                    .onSuccess(attempt -> attempt.<Runnable>fold(
                                    welcome -> () -> admission.welcome(context, welcome, next),
                                    () -> () -> wrong(context, name, next),
                                    wait -> () -> later(context, name, next, wait))
                            .run())
                    .onFailure(context::fail);
        };
    }

    private void wrong(RoutingContext context, String name, String next) {
        AuditTrail.because(context, "a wrong name or password");
        draw(context, 401, next, name, "This name and password don't belong together.");
    }

    private void later(RoutingContext context, String name, String next, Duration wait) {
        AuditTrail.because(context, "too many wrong passwords");
        context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
        draw(
                context,
                429,
                next,
                name,
                "Too many attempts. Try again in " + Math.max(1, (wait.toSeconds() + 59) / 60) + " min.");
    }

    private void draw(RoutingContext context, int status, String next, String name, String problem) {
        door.draw(context, status, "access/login", new SignInPage(next, name, problem, provider));
    }
}
