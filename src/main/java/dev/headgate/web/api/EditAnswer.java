package dev.headgate.web.api;

import dev.headgate.access.Scope;
import dev.headgate.config.Change;
import dev.headgate.config.Node;
import dev.headgate.config.Values;
import dev.headgate.live.EditResult;
import dev.headgate.live.EditResult.Cases;
import dev.headgate.live.EditResult.Committed;
import dev.headgate.live.EditResult.Rejected;
import dev.headgate.live.EditResult.Rejection;
import dev.headgate.live.EditResult.Stale;
import dev.headgate.live.EditResult.Unavailable;
import dev.headgate.live.EditResult.Unchanged;
import dev.headgate.live.Preview;
import dev.headgate.web.access.Callers;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of an edit, as HTTP says it: one status for each kind of result. */
record EditAnswer(RoutingContext context) {
    private static final String RETRY_AFTER_S = "2";
    private static final Map<Rejection, ProblemDetail> REJECTIONS = Map.of(
            Rejection.INVALID, ProblemDetail.of(422, "the document would be invalid; nothing was changed"),
            Rejection.CONFLICT, ProblemDetail.of(409, "this does not fit the document as it is; nothing was changed"),
            Rejection.NOT_FOUND, ProblemDetail.of(404, "there is no such revision"),
            Rejection.KEY_REUSED, ProblemDetail.of(422, "this Idempotency-Key was used for another request"));

    /** Ends the response; a committed revision answers 201. */
    Future<Void> send(EditResult result) {
        return result.fold(new Cases<>(this::created, this::unchanged, this::rejected, this::stale, this::unavailable));
    }

    /** Ends the response with what would change. */
    Future<Void> send(Preview preview) {
        return preview instanceof Preview.Changes found
                ? changes(found.revision(), found.changes())
                : send((EditResult) preview);
    }

    private Scope scope() {
        return Callers.of(context).scope();
    }

    private Future<Void> created(Committed committed) {
        var revision = committed.revision();
        context.response()
                .putHeader(HttpHeaders.LOCATION, "/api/v1/revisions/" + revision.revision())
                .putHeader(HttpHeaders.ETAG, EntityTags.of(revision.revision()));
        return Answer.json(context, 201, scope().narrow(revision).toFullJson());
    }

    private Future<Void> unchanged(Unchanged unchanged) {
        return changes(unchanged.revision(), List.of());
    }

    private Future<Void> changes(long revision, List<Change> changes) {
        var listed = new JsonArray(
                scope().narrow(changes).stream().map(Change::toJson).toList());
        context.response().putHeader(HttpHeaders.ETAG, EntityTags.of(revision));
        return Answer.json(
                context, 200, new JsonObject().put("revision", revision).put("changes", listed));
    }

    private Future<Void> rejected(Rejected rejected) {
        var kind = REJECTIONS.getOrDefault(rejected.why(), ProblemDetail.of(422, "nothing was changed"));
        return ProblemDetail.of(kind.status(), kind.detail(), rejected.problems())
                .send(context);
    }

    private Future<Void> stale(Stale stale) {
        var current = stale.current();
        var values = new JsonObject();
        stale.paths()
                .forEach(path -> values.put(
                        path.toString(),
                        Values.json(current.document().at(path).map(Node::value).orElse(null))));
        var members = new LinkedHashMap<String, Object>();
        members.put("revision", current.revision());
        members.put("values", values);
        var detail = "the document has moved on to revision " + current.revision() + "; nothing was changed";
        context.response().putHeader(HttpHeaders.ETAG, EntityTags.of(current.revision()));
        return new ProblemDetail(412, "Precondition Failed", detail, List.of(), members).send(context);
    }

    private Future<Void> unavailable(Unavailable unavailable) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
        return ProblemDetail.of(503, unavailable.detail()).send(context);
    }
}
