package dev.headgate.web.api;

import dev.headgate.config.Problem;
import dev.headgate.dualwrite.event.WriteResult;
import dev.headgate.dualwrite.event.WriteResult.Accepted;
import dev.headgate.dualwrite.event.WriteResult.Full;
import dev.headgate.dualwrite.event.WriteResult.Rejected;
import dev.headgate.dualwrite.event.WriteResult.Unavailable;
import dev.headgate.web.api.EventsBody.Item;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request's events: those that were accepted, and of each other one, why it wasn't. A gateway that is full,
 * or can't write, answers so, even if it accepted some before.
 */
final class EventsAnswer {
    private static final Duration UNTIL_THE_DISK_HEALS = Duration.ofSeconds(2);

    private final JsonArray events = new JsonArray();
    private final JsonArray errors = new JsonArray();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Refusal refusal;

    /** Why events were turned away that nothing is wrong with. */
    private record Refusal(int status, String detail, Duration retryAfter) {}

    /** @param results one for each item that is an event, in order */
    EventsAnswer(List<Item> items, List<WriteResult> results) {
        Iterator<WriteResult> next = results.iterator();
        for (var index = 0; index < items.size(); index++) {
            var item = items.get(index);
            if (item.event().isEmpty()) {
                refused(index, item.problems());
            } else {
                add(index, item, next.next());
            }
        }
    }

    private void add(int index, Item item, WriteResult result) {
        refused(
                index,
                result.fold(
                        accepted -> {
                            events.add(json(index, accepted));
                            return List.of();
                        },
                        rejected -> problems(item, rejected),
                        full -> turnedAway(item, full),
                        unavailable -> turnedAway(item, unavailable)));
    }

    private static JsonObject json(int index, Accepted accepted) {
        var event = accepted.event();
        return new JsonObject()
                .put("index", index)
                .put("id", event.id())
                .put("sequence", event.sequence())
                .put("category", event.category().orElseThrow())
                .put("adapters", new JsonArray(accepted.adapters()))
                .put("waiting", new JsonArray(accepted.waiting()))
                .put("reason", accepted.reason().name());
    }

    private static List<Problem> problems(Item item, Rejected rejected) {
        return rejected.problems().stream()
                .map(problem -> problem.under(item.at()))
                .toList();
    }

    private List<Problem> turnedAway(Item item, Full full) {
        if (refusal == null) {
            refusal =
                    new Refusal(429, "as much waits as may; send what was not accepted again later", full.retryAfter());
        }
        return List.of(Problem.at(item.at(), "not accepted: as much waits as may", null));
    }

    private List<Problem> turnedAway(Item item, Unavailable unavailable) {
        refusal = new Refusal(503, unavailable.detail(), UNTIL_THE_DISK_HEALS);
        return List.of(Problem.at(item.at(), "not accepted: " + unavailable.detail(), null));
    }

    private void refused(int index, List<Problem> found) {
        problems.addAll(found);
        found.forEach(problem -> errors.add(new JsonObject().put("index", index).mergeIn(problem.toJson())));
    }

    /** Ends the response. */
    Future<Void> send(RoutingContext context) {
        if (refusal != null) {
            var seconds = Math.max(1, refusal.retryAfter().plusMillis(999).toSeconds());
            context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            return problem(refusal.status(), refusal.detail()).send(context);
        }
        if (events.isEmpty()) {
            return problem(422, "none of the events is acceptable as it is").send(context);
        }
        return Answer.json(
                context,
                202,
                new JsonObject()
                        .put("accepted", events.size())
                        .put("events", events)
                        .put("errors", errors));
    }

    private ProblemDetail problem(int status, String detail) {
        var titled = ProblemDetail.of(status, detail);
        var members = new LinkedHashMap<String, Object>();
        members.put("accepted", events.size());
        members.put("events", events);
        return new ProblemDetail(status, titled.title(), detail, problems, members);
    }
}
