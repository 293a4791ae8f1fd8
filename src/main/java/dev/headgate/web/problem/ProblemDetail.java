package dev.headgate.web.problem;

import dev.headgate.config.Problem;
import dev.headgate.web.answer.Body;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer to a request that was refused, in the form of RFC 9457.
 *
 * @param status the HTTP status, 400–599
 * @param title the same for every problem of this kind
 * @param detail this one, for the person who sent the request
 * @param errors what was wrong in its input, by place; may be empty
 * @param members further members, such as {@code revision} of a stale edit; never one of the names above
 */
public record ProblemDetail(
        int status, String title, String detail, List<Problem> errors, Map<String, Object> members) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String SENT = "headgate.problem";

    public ProblemDetail {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("expected an error's status, found " + status);
        }
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
    }

    public static ProblemDetail of(int status, String detail) {
        return of(status, detail, List.of());
    }

    /** Titled as HTTP names the status. */
    public static ProblemDetail of(int status, String detail, List<Problem> errors) {
        return new ProblemDetail(status, HttpResponseStatus.valueOf(status).reasonPhrase(), detail, errors, Map.of());
    }

    /** What a request was refused with, if it was. */
    public static Optional<ProblemDetail> sent(RoutingContext context) {
        return Optional.ofNullable(context.get(SENT));
    }

    public JsonObject toJson() {
        var json = new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        if (!errors.isEmpty()) {
            var listed = new JsonArray();
            errors.forEach(problem -> listed.add(problem.toJson()));
            json.put("errors", listed);
        }
        members.forEach(json::put);
        return json;
    }

    /** Notes that the answer says this, in whatever form, for those who look at it afterwards. */
    public void sentBy(RoutingContext context) {
        context.put(SENT, this);
    }

    /** Ends the response with it. Headers that were set before stay. */
    public Future<Void> send(RoutingContext context) {
        sentBy(context);
        context.response().setStatusCode(status);
        return Body.of(MEDIA_TYPE, toJson().toBuffer()).send(context);
    }
}
