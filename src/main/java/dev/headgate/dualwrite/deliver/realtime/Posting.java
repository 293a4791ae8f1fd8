package dev.headgate.dualwrite.deliver.realtime;

import dev.headgate.dualwrite.deliver.Delivery;
import dev.headgate.dualwrite.deliver.Outcome;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * One batch on its way as a request. One that is too large as a whole goes again as two halves, the second after the first,
 * so that what remains too large is one event by itself.
 */
final class Posting {
    private static final Outcome BEHIND = new Outcome.Postponed("an earlier event of the same key is owed");

    private final List<Delivery> batch;
    private final Function<List<Delivery>, Future<Answer>> post;
    private final List<Outcome> outcomes;
    private final List<Integer> admitted = new ArrayList<>();
    private final Set<String> owed = new HashSet<>();

    /** @param post never fails */
    Posting(List<Delivery> batch, Function<List<Delivery>, Future<Answer>> post) {
        this.batch = batch;
        this.post = post;
        this.outcomes = new ArrayList<>(Collections.nCopies(batch.size(), BEHIND));
    }

    /** The body of a request for these events, their text as it is. */
    static Buffer body(List<Delivery> events, RealtimeSettings settings) {
        var head = "{\"topic\":" + Json.encode(settings.topic()) + ",\"event\":\"event\",\"private\":"
                + settings.isPrivate() + ",\"payload\":";
        var body = new StringBuilder("{\"messages\":[");
        for (var event : events) {
            body.append(body.charAt(body.length() - 1) == '[' ? "" : ",")
                    .append(head)
                    .append(event.frame().text())
                    .append('}');
        }
        return Buffer.buffer(body.append("]}").toString());
    }

    /**
     * Gives their outcome to those that can't leave with this request. Once there is no room for one there is none for
     * those after it either, so that a key's events stay in order.
     *
     * @return in how many milliseconds the others may leave
     */
    long admit(Allowance allowance) {
        var since = allowance.now();
        var wait = 0L;
        var room = true;
        for (var index = 0; index < batch.size(); index++) {
            var impossible = allowance.tooLarge(batch.get(index));
            if (impossible.isPresent()) {
                outcomes.set(index, impossible.get());
                continue;
            }
            var place = room ? allowance.reserve(since) : OptionalLong.empty();
            room = place.isPresent();
            if (room) {
                wait = Math.max(wait, place.getAsLong());
                admitted.add(index);
            } else {
                outcomes.set(index, allowance.late());
            }
        }
        return wait;
    }

    Future<List<Outcome>> send() {
        return send(admitted).map(done -> List.copyOf(outcomes));
    }

    private Future<Void> send(List<Integer> indices) {
        var free = indices.stream()
                .filter(it -> !owed.contains(batch.get(it).key()))
                .toList();
        if (free.isEmpty()) {
            return Future.succeededFuture();
        }
        return post.apply(free.stream().map(batch::get).toList()).compose(answer -> {
            if (answer.isTooLarge() && free.size() > 1) {
                var half = free.size() / 2;
                return send(free.subList(0, half)).compose(first -> send(free.subList(half, free.size())));
            }
            settle(free, answer.isTooLarge() ? new Outcome.Impossible(answer.words()) : answer.outcome());
            return Future.succeededFuture();
        });
    }

    private void settle(List<Integer> indices, Outcome outcome) {
        indices.forEach(index -> {
            outcomes.set(index, outcome);
            if (outcome.isOwed()) {
                owed.add(batch.get(index).key());
            }
        });
    }
}
