package dev.headgate.config;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a source is doing.
 *
 * @param type its store's type: {@code file}, {@code env}, …
 * @param location what an operator would open: a path, a URL, or {@code environment}
 * @param readAt the last attempt
 * @param lastGoodAt the reading that is served; empty before there is one
 * @param problems why the last attempt failed; empty when it didn't
 */
public record SourceStatus(
        String name,
        String type,
        String location,
        Optional<Instant> readAt,
        Optional<Instant> lastGoodAt,
        List<Problem> problems) {

    public SourceStatus {
        problems = List.copyOf(problems);
    }

    public boolean failed() {
        return !problems.isEmpty();
    }

    /** {@code name, type, location, status, read_at, last_good_at, problems}. */
    public JsonObject toJson() {
        var listed = new JsonArray();
        problems.forEach(problem -> listed.add(problem.toJson()));
        return new JsonObject()
                .put("name", name)
                .put("type", type)
                .put("location", location)
                .put("status", failed() ? "failed" : "ok")
                .put("read_at", readAt.map(Instant::toString).orElse(null))
                .put("last_good_at", lastGoodAt.map(Instant::toString).orElse(null))
                .put("problems", listed);
    }
}
