package dev.headgate.web.api;

import dev.headgate.config.Pointer;
import dev.headgate.dualwrite.parity.LiveParity;
import dev.headgate.dualwrite.parity.ReplayEvents;
import dev.headgate.web.access.Callers;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/parity/replay}: sends events once more to the adapter whose readers don't have them. */
record PostReplay(LiveParity parity) implements Handler<RoutingContext> {
    private static final Set<String> KEYS = Set.of("adapter", "sequences", "reason");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final String EXPECTED = "expected 1 to " + ReplayEvents.MOST + " sequences, whole numbers from 1";

    @Override
    public void handle(RoutingContext context) {
        RequestBody.read(context.body().buffer(), KEYS)
                .then(body -> request(body, Callers.of(context).name()))
                .fold(
                        request -> parity.replay(request)
                                .compose(result -> Answer.json(context, 202, result.toJson()))
                                .onFailure(fault -> refuse(context, fault)),
                        problem -> problem.send(context));
    }

    private static Checked<ReplayEvents> request(RequestBody body, String actor) {
        var adapter = body.member("adapter").orElse(null);
        if (!(adapter instanceof String)) {
            body.problem(Pointer.of("adapter"), "expected an adapter's name", adapter);
        }
        var sequences = sequences(body);
        var reason = body.reason();
        return body.unlessProblems(new ReplayEvents(String.valueOf(adapter), sequences, actor, reason));
    }

    private static List<Long> sequences(RequestBody body) {
        var where = Pointer.of("sequences");
        var sequences = new ArrayList<Long>();
        var found = body.member("sequences").orElse(null);
        if (!(found instanceof List<?> list) || list.isEmpty() || list.size() > ReplayEvents.MOST) {
            body.problem(where, EXPECTED, found instanceof List<?> ? null : found);
            return sequences;
        }
        for (var i = 0; i < list.size(); i++) {
            if (isSequence(list.get(i))) {
                sequences.add(((BigDecimal) list.get(i)).longValueExact());
            } else {
                body.problem(where.child(Integer.toString(i)), "expected a whole number from 1", list.get(i));
            }
        }
        return sequences;
    }

    private static boolean isSequence(@Nullable Object value) {
        return value instanceof BigDecimal number
                && number.scale() <= 0
                && number.signum() > 0
                && number.compareTo(LARGEST) <= 0;
    }

    private static void refuse(RoutingContext context, Throwable fault) {
        if (fault instanceof ReplyException refused && refused.failureType() == ReplyFailure.NO_HANDLERS) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            ProblemDetail.of(503, "nothing delivers events now").send(context);
        } else {
            context.fail(fault);
        }
    }
}
