package dev.headgate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A document that follows from the log alone: each revision's changes, laid one after another over the first document.
 * Fails where a revision is missing, or starts from a value that the one before didn't leave.
 */
final class FoldedLog {
    private static final int PAGE = 200;

    private final JsonObject document;
    private final Map<Long, JsonObject> revisions = new TreeMap<>();
    private long head;

    /** Begins with what a gateway serves. */
    FoldedLog(JsonObject served) {
        head = served.getLong("revision");
        document = served.getJsonObject("config").copy();
    }

    long head() {
        return head;
    }

    JsonObject document() {
        return document;
    }

    /** A revision that was followed. */
    JsonObject revision(long number) {
        assertThat(revisions).containsKey(number);
        return revisions.getOrDefault(number, new JsonObject());
    }

    /** Reads what is new in the log, and returns it, the oldest first. */
    List<JsonObject> follow(HttpJson http) {
        var fresh = newerThanHead(http);
        for (var revision : fresh) {
            assertThat(revision.getLong("revision")).as("after %d", head).isEqualTo(head + 1);
            revision.getJsonArray("changes").stream()
                    .map(JsonObject.class::cast)
                    .forEach(this::fold);
            head++;
            revisions.put(head, revision);
        }
        return fresh;
    }

    private List<JsonObject> newerThanHead(HttpJson http) {
        var fresh = new ArrayList<JsonObject>();
        var before = http.revision() + 1;
        while (before > head + 1) {
            var page = http.get("/api/v1/revisions?limit=" + PAGE + "&before=" + before)
                    .json()
                    .getJsonArray("revisions");
            for (var revision : page) {
                before = ((JsonObject) revision).getLong("revision");
                if (before > head) {
                    fresh.add(0, (JsonObject) revision);
                }
            }
        }
        return fresh;
    }

    private void fold(JsonObject change) {
        var path = change.getString("path").substring(1).split("/", -1);
        var parent = document;
        for (var i = 0; i < path.length - 1; i++) {
            parent = parent.getJsonObject(path[i]);
        }
        var leaf = path[path.length - 1];
        assertThat(change.getValue("from")).as("%s", change).isEqualTo(parent.getValue(leaf));
        parent.put(leaf, change.getValue("to"));
    }
}
