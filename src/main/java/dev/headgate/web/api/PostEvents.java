package dev.headgate.web.api;

import dev.headgate.config.Pointer;
import dev.headgate.dualwrite.event.EventWriter;
import dev.headgate.dualwrite.event.WriteResult;
import dev.headgate.web.access.Callers;
import dev.headgate.web.api.EventsBody.Item;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code POST /api/v1/events}: takes events, each for itself, and answers when those that it accepted are on the disk. */
record PostEvents(EventWriter writer, Clock clock) implements Handler<RoutingContext> {
    /** What a token's scope must cover to send events: not a part of the document, but named as one. */
    private static final Pointer SCOPE = Pointer.of("events");

    /** Reading more than this takes a moment that other requests of the loop shouldn't wait for. */
    private static final int LARGE = 64 * 1024;

    @Override
    public void handle(RoutingContext context) {
        var caller = Callers.of(context);
        if (!caller.scope().covers(SCOPE)) {
            Callers.outside(caller).send(context);
            return;
        }
        read(context)
                .onSuccess(items -> items.fold(readable -> write(context, readable), problem -> problem.send(context)))
                .onFailure(context::fail);
    }

    private Future<Checked<List<Item>>> read(RoutingContext context) {
        var type = Contract.mediaType(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
        var bytes = Optional.ofNullable(context.body().buffer())
                .map(body -> body.getBytes())
                .orElse(new byte[0]);
        return bytes.length > LARGE
                ? context.vertx().executeBlocking(() -> EventsBody.read(type, bytes, clock.instant()), false)
                : Future.succeededFuture(EventsBody.read(type, bytes, clock.instant()));
    }

    private void write(RoutingContext context, List<Item> items) {
        var events = items.stream().map(Item::event).flatMap(Optional::stream).toList();
        var written = events.isEmpty() ? Future.succeededFuture(List.<WriteResult>of()) : writer.writeDurably(events);
        written.compose(results -> new EventsAnswer(items, results).send(context))
                .onFailure(fault -> failed(context, fault));
    }

    /** Nobody takes events yet, or any more; or whoever does hasn't answered. */
    private static void failed(RoutingContext context, Throwable fault) {
        if (fault instanceof ReplyException reply && reply.failureType() != ReplyFailure.RECIPIENT_FAILURE) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "2");
            var detail = reply.failureType() == ReplyFailure.TIMEOUT
                    ? "the events may or may not have been accepted: send them again, under the same ids"
                    : "events can't be taken now";
            ProblemDetail.of(503, detail).send(context);
        } else {
            context.fail(fault);
        }
    }
}
