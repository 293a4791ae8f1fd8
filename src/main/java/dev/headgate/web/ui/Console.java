package dev.headgate.web.ui;

import dev.headgate.access.Caller.Credential;
import dev.headgate.access.Role;
import dev.headgate.config.Revision;
import dev.headgate.dualwrite.observe.LiveTraffic;
import dev.headgate.live.EditRequest;
import dev.headgate.live.EditRequest.Proposal;
import dev.headgate.live.LiveConfig;
import dev.headgate.store.RevisionStore;
import dev.headgate.web.access.Callers;
import dev.headgate.web.answer.Body;
import dev.headgate.web.view.Attention;
import dev.headgate.web.view.Message;
import dev.headgate.web.view.Renderer;
import dev.headgate.web.view.Shell;
import dev.headgate.web.view.Stamp;
import dev.headgate.web.view.StoreState;
import dev.headgate.web.view.Toast;
import dev.headgate.web.view.Who;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every page and form needs: the live document, the log, and how to answer. */
public record Console(
        LiveConfig live, LiveTraffic traffic, RevisionStore store, Journal journal, Renderer renderer, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final String VIEWER = "You are a viewer here: an admin can make you an editor.";
    private static final String NUMBER = "[1-9][0-9]{0,17}";

    public Instant now() {
        return clock.instant();
    }

    /** Whether htmx asks, which wants a fragment and not a page. */
    static boolean partial(RoutingContext context) {
        return "true".equals(context.request().getHeader("HX-Request"));
    }

    /** A whole number from 1; empty for anything else. */
    static Optional<Long> number(String text) {
        return text.matches(NUMBER) ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** Whether whoever looks can save anything now. */
    StoreState writes(RoutingContext context) {
        return new StoreState(
                live.store().problem().orElse(""), Callers.of(context).may(Role.EDITOR) ? "" : VIEWER);
    }

    /** Whether whoever looks may command what is not in the store. */
    public static StoreState commands(RoutingContext context) {
        return new StoreState("", Callers.of(context).may(Role.EDITOR) ? "" : VIEWER);
    }

    /** Under which name they do it. */
    public static String name(RoutingContext context) {
        return Callers.of(context).name();
    }

    /** What needs attention now. */
    public Attention attention() {
        return new Notices(live, traffic, now()).draw();
    }

    /** What whoever sent a form asks for. */
    static EditRequest request(RoutingContext context, Proposal proposal, OptionalLong expected, String reason) {
        return new EditRequest(proposal, expected, Callers.of(context).name(), reason, Optional.empty());
    }

    /** Who looks, as pages say it. */
    public static Who who(RoutingContext context) {
        var caller = Callers.of(context);
        var signedIn = !(caller.credential() instanceof Credential.None);
        return new Who(caller.name(), signedIn ? caller.role().wire() : "", signedIn && caller.may(Role.ADMIN));
    }

    /** A whole page, for somebody who is known. */
    public void page(RoutingContext context, int status, Shell.Page page, String title, String template, Object view) {
        var snapshot = live.snapshot();
        var shell = new Shell(
                title,
                page,
                who(context),
                Stamp.of(now(), now()),
                snapshot.revision(),
                new Traffic(snapshot, writes(context)).draw(),
                saved(context));
        send(context, status, renderer.page(template, shell, view));
    }

    /** A part of a page. */
    public void fragment(RoutingContext context, int status, String template, Object view) {
        send(context, status, renderer.fragment(template, view));
    }

    /** After a form: a page that can be reloaded without posting again. */
    public static void see(RoutingContext context, String location) {
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, location)
                .end();
    }

    /** After an edit: every part of the page anew for htmx, else the overview. Either one offers to undo it. */
    void saved(RoutingContext context, Revision revision) {
        journal.remember(revision);
        if (partial(context)) {
            var toast = Optional.of(toast(revision));
            var repaint = new Repaints(live, traffic, journal, now()).everything(live.snapshot(), toast);
            fragment(context, 200, "overview/_repaint", repaint);
        } else {
            see(context, "/?saved=" + revision.revision());
        }
    }

    void say(RoutingContext context, int status, String title, String text) {
        if (partial(context)) {
            fragment(context, status, "shared/_toast", new Toast(title + " " + text, 0));
        } else {
            page(context, status, Shell.Page.OTHER, title, "message/page", new Message(title, text, "/", "Overview"));
        }
    }

    /** Answers that there is nothing at this address. */
    public void missing(RoutingContext context) {
        say(context, 404, "Not found.", "There is nothing at this address.");
    }

    /** Draws what a future brings. A fault of it, or in drawing, is answered too: nobody is left waiting. */
    public <T> void answer(RoutingContext context, Future<T> future, Consumer<T> draw) {
        future.map(value -> {
                    draw.accept(value);
                    return value;
                })
                .onFailure(cause -> failed(context, cause));
    }

    /** Something took too long or broke: said without its details, which are in the log. */
    void failed(RoutingContext context, Throwable cause) {
        LOG.atError()
                .addKeyValue("path", context.normalizedPath())
                .setCause(cause)
                .log("a page could not be answered");
        say(
                context,
                503,
                "The gateway couldn't answer.",
                "Nothing was saved by this request as far as it knows. Try again.");
    }

    private Optional<Toast> saved(RoutingContext context) {
        return context.queryParam("saved").stream()
                .findFirst()
                .flatMap(Console::number)
                .flatMap(journal::find)
                .map(Console::toast);
    }

    private static Toast toast(Revision revision) {
        return new Toast(
                "Saved as revision " + revision.revision() + ": " + Timeline.summary(revision) + ".",
                revision.revision());
    }

    private static void send(RoutingContext context, int status, Buffer html) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.VARY, "HX-Request");
        Body.of("text/html; charset=utf-8", html).send(context);
    }
}
