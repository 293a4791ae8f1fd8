package dev.headgate.web;

import dev.headgate.store.StoreUnavailableException;
import dev.headgate.web.problem.ProblemDetail;
import dev.headgate.web.ui.Refusals;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what no handler answered. A fault is logged; its words stay inside. */
record Failures(Refusals refusals) {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final String RETRY_AFTER_S = "2";
    private static final int MALFORMED = 400;
    private static final int FAULT = 500;
    /** What Vert.x's body handler says of a body that broke off. */
    private static final int BROKEN_OFF = 200;

    private static final Map<Integer, String> DETAILS = Map.of(
            MALFORMED,
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

    void mount(Router router) {
        DETAILS.keySet().forEach(status -> router.errorHandler(status, context -> answer(context, status)));
        router.errorHandler(BROKEN_OFF, context -> answer(context, MALFORMED));
    }

    private void answer(RoutingContext context, int status) {
        if (context.response().closed()) {
            return;
        }
        if (context.response().headWritten()) {
            context.response().reset(); // the client must not take a part for the whole
            return;
        }
        var failure = context.failure();
        if (failure instanceof StoreUnavailableException || failure instanceof ReplyException) {
            LOG.atWarn().setCause(failure).log("a request could not be served");
            context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
            refusals.send(
                    context,
                    ProblemDetail.of(503, "the gateway can't do this now; a write may or may not have happened"));
            return;
        }
        if (status == FAULT) {
            LOG.atError().setCause(failure).log("a request failed");
        }
        refusals.send(context, ProblemDetail.of(status, DETAILS.getOrDefault(status, "")));
        if (status == MALFORMED) {
            hangUp(context.request());
        }
    }

    /** What follows a request that can't be understood is anyone's guess: nothing of it is read. */
    static void hangUp(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            // where Vert.x itself closes next, it does so without waiting for what is still to be flushed
            var unused = Acceptance.channel(request.connection()).flush();
            request.connection().close();
        }
    }

    /** Answers what could not even be parsed as a request, and closes: what follows on the connection is anyone's guess. */
    static void unparsed(HttpServerRequest request, SecurityHeaders headers) {
        var cause = request.decoderResult().cause();
        var problem = cause instanceof TooLongHttpLineException
                ? ProblemDetail.of(414, "the address is over the limit of 4 KiB")
                : cause instanceof TooLongHttpHeaderException
                        ? ProblemDetail.of(431, "the headers are over the limit of 8 KiB")
                        : ProblemDetail.of(400, "this is no valid HTTP request");
        refuse(request, headers, problem)
                .onComplete(sent -> request.connection().close());
    }

    /** Gives up a request whose body doesn't come; over HTTP/2 the connection's other requests go on. */
    static void late(HttpServerRequest request, SecurityHeaders headers) {
        var answered = request.response().headWritten()
                ? Future.<Void>succeededFuture()
                : refuse(request, headers, ProblemDetail.of(408, "the body did not come in time"));
        answered.onComplete(sent -> {
            if (request.version() == HttpVersion.HTTP_2) {
                request.response().reset();
            } else {
                request.connection().close();
            }
        });
    }

    private static Future<Void> refuse(HttpServerRequest request, SecurityHeaders headers, ProblemDetail problem) {
        var response = request.response();
        headers.addTo(response.headers());
        if (request.version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        return response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetail.MEDIA_TYPE)
                .end(problem.toJson().toBuffer());
    }
}
