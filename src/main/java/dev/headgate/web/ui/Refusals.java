package dev.headgate.web.ui;

import dev.headgate.web.answer.Body;
import dev.headgate.web.problem.ProblemDetail;
import dev.headgate.web.view.Message;
import dev.headgate.web.view.Renderer;
import dev.headgate.web.view.Toast;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * Says no where no operation does, in the form that the asker reads: a page for a browser, a toast for a request of our
 * own pages, a problem for everybody else. The page shows nothing of the document: who is refused may be anybody.
 */
public record Refusals(Renderer renderer) {

    /** Ends the response with it. Headers that were set before stay. */
    public Future<Void> send(RoutingContext context, ProblemDetail problem) {
        context.response().putHeader(HttpHeaders.VARY, "accept, hx-request");
        if (!Console.partial(context) && !takesHtml(context)) {
            return problem.send(context);
        }
        problem.sentBy(context);
        context.response().setStatusCode(problem.status());
        return Body.of("text/html; charset=utf-8", draw(context, problem)).send(context);
    }

    private Buffer draw(RoutingContext context, ProblemDetail problem) {
        var title = sentence(problem.title().toLowerCase(Locale.ROOT));
        var text = sentence(problem.detail());
        return Console.partial(context)
                ? renderer.fragment("shared/_toast", new Toast(title + " " + text, 0))
                : renderer.plain("message/bare", new Message(title, text, "/", "Overview"));
    }

    /** Browsers name HTML when they navigate; programs name JSON, or take anything. */
    private static boolean takesHtml(RoutingContext context) {
        var accepted = context.request().getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.toLowerCase(Locale.ROOT).contains("text/html");
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
