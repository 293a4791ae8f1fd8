package dev.headgate.web;

import dev.headgate.store.StoreUnavailableException;
import dev.headgate.web.problem.ProblemDetail;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what no handler answered. A fault is logged; its words stay inside. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final String RETRY_AFTER_S = "2";
    private static final int FAULT = 500;
    private static final Map<Integer, String> DETAILS = Map.of(
            400,
            "the request can't be understood",
            404,
            "there is nothing at this address",
            405,
            "this method is not possible here",
            413,
            "the body is over the limit of 1 MiB",
            415,
            "a body of this type is not taken here",
            417,
            "only 100-continue can be expected",
            FAULT,
            "the gateway failed to answer; its log says why");

    private Failures() {}

    static void mount(Router router) {
        DETAILS.keySet().forEach(status -> router.errorHandler(status, context -> answer(context, status)));
    }

    private static void answer(RoutingContext context, int status) {
        if (context.response().headWritten()) {
            context.response().reset(); // the client must not take a part for the whole
            return;
        }
        var failure = context.failure();
        if (failure instanceof StoreUnavailableException || failure instanceof ReplyException) {
            LOG.atWarn().setCause(failure).log("a request could not be served");
            context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
            ProblemDetail.of(503, "the gateway can't do this now; a write may or may not have happened")
                    .send(context);
            return;
        }
        if (status == FAULT) {
            LOG.atError().setCause(failure).log("a request failed");
        }
        ProblemDetail.of(status, DETAILS.getOrDefault(status, "")).send(context);
    }

    /** Answers what could not even be parsed as a request, and closes: what follows on the connection is anyone's guess. */
    static void unparsed(HttpServerRequest request) {
        var cause = request.decoderResult().cause();
        var problem = cause instanceof TooLongHttpLineException
                ? ProblemDetail.of(414, "the address is over the limit of 4 KiB")
                : cause instanceof TooLongHttpHeaderException
                        ? ProblemDetail.of(431, "the headers are over the limit of 8 KiB")
                        : ProblemDetail.of(400, "this is no valid HTTP request");
        var response = request.response();
        SecurityHeaders.addTo(response.headers());
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetail.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(problem.toJson().toBuffer())
                .onComplete(sent -> request.connection().close());
    }
}
