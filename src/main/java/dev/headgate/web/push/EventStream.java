package dev.headgate.web.push;

import dev.headgate.web.access.Callers;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns a request into a stream of a hub's events. */
public final class EventStream {
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final int LONGEST_REVISION = 18;

    private EventStream() {}

    /** Answers with the stream, or with 503 when there are too many. */
    public static void open(RoutingContext context, Hub hub, Rendering rendering) {
        var response = context.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Accel-Buffering", "no");
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
            return;
        }
        if (!hub.open(context.request(), rendering, Callers.still(context), seen(context.request()))) {
            response.setChunked(false).putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            ProblemDetail.of(503, "as many streams are open as may be").send(context);
        }
    }

    /** What a browser sends by itself when it reconnects wins over what is in its URL since the first time. */
    private static OptionalLong seen(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Last-Event-ID"))
                .or(() -> Optional.ofNullable(request.getParam("since")))
                .map(EventStream::revision)
                .orElse(OptionalLong.empty());
    }

    /** Empty for what never was an id of ours: its sender is a new reader. */
    private static OptionalLong revision(String id) {
        var digits =
                !id.isEmpty() && id.length() <= LONGEST_REVISION && id.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
    }
}
