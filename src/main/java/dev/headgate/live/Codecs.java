package dev.headgate.live;

import dev.headgate.config.Encoding;
import dev.headgate.config.Node;
import dev.headgate.config.Patch;
import dev.headgate.config.Place;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Revision;
import dev.headgate.config.Sections;
import dev.headgate.config.Snapshot;
import dev.headgate.config.SourceStatus;
import dev.headgate.config.Values;
import dev.headgate.live.EditRequest.Idempotency;
import dev.headgate.live.EditRequest.Proposal;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The bus messages' JSON, and their registration. */
public final class Codecs {
    private final Vertx vertx;
    private final Sections sections;
    private final List<Class<?>> registered = new ArrayList<>();

    private Codecs(Vertx vertx, Sections sections) {
        this.vertx = vertx;
        this.sections = sections;
    }

    /**
     * Registers a codec for each message of {@link Addresses}.
     *
     * @return what unregisters them; until then a second gateway in the same Vert.x instance is refused
     */
    public static Codecs register(Vertx vertx, Sections sections) {
        var codecs = new Codecs(vertx, sections);
        codecs.register(ConfigChanged.class, codecs::changed, codecs::changed);
        codecs.register(
                SourceChanged.class, message -> status(message.status()), json -> new SourceChanged(status(json)));
        codecs.register(
                StoreStatus.class,
                message -> new JsonObject().put("problem", message.problem().orElse(null)),
                json -> new StoreStatus(Optional.ofNullable(json.getString("problem"))));
        codecs.register(SourceList.class, Codecs::list, Codecs::list);
        codecs.register(EditRequest.class, Codecs::request, Codecs::request);
        codecs.register(
                EditResult.Committed.class,
                message -> Encoding.encode(message.revision()),
                json -> new EditResult.Committed(codecs.revision(json)));
        codecs.register(
                EditResult.Unchanged.class,
                message -> new JsonObject().put("revision", message.revision()),
                json -> new EditResult.Unchanged(json.getLong("revision")));
        codecs.register(EditResult.Rejected.class, Codecs::rejected, Codecs::rejected);
        codecs.register(EditResult.Stale.class, codecs::stale, codecs::stale);
        codecs.register(
                EditResult.Unavailable.class,
                message -> new JsonObject().put("detail", message.detail()),
                json -> new EditResult.Unavailable(json.getString("detail")));
        codecs.register(Preview.Changes.class, Codecs::preview, codecs::preview);
        return codecs;
    }

    /** Leaves the bus to the next gateway. */
    public void unregister() {
        registered.forEach(vertx.eventBus()::unregisterDefaultCodec);
    }

    private <T> void register(Class<T> type, Function<T, JsonObject> encode, Function<JsonObject, T> decode) {
        vertx.eventBus().registerDefaultCodec(type, new JsonCodec<>(type.getName(), encode, decode));
        registered.add(type);
    }

    private JsonObject changed(ConfigChanged message) {
        return new JsonObject()
                .put("snapshot", snapshot(message.snapshot()))
                .put("previous", message.previous())
                .put("revision", Encoding.encode(message.revision()));
    }

    private ConfigChanged changed(JsonObject json) {
        return new ConfigChanged(
                snapshot(json.getJsonObject("snapshot")),
                json.getLong("previous"),
                revision(json.getJsonObject("revision")),
                0);
    }

    private static JsonObject snapshot(Snapshot snapshot) {
        return new JsonObject()
                .put("revision", snapshot.revision())
                .put("at", snapshot.at().toString())
                .put("document", Encoding.encode(snapshot.document()));
    }

    private Snapshot snapshot(JsonObject json) {
        return Snapshot.of(
                json.getLong("revision"),
                Instant.parse(json.getString("at")),
                document(json.getJsonObject("document")),
                sections);
    }

    /** Between machines secrets travel as they are, since each makes its own records: in memory they are hidden. */
    private Node.Branch document(JsonObject json) {
        return sections.sealed(Encoding.decodeBranch(json));
    }

    private Revision revision(JsonObject json) {
        return sections.sealed(Encoding.decodeRevision(json));
    }

    private static JsonObject list(SourceList message) {
        return new JsonObject()
                .put(
                        "sources",
                        new JsonArray(
                                message.sources().stream().map(Codecs::status).toList()));
    }

    private static SourceList list(JsonObject json) {
        return new SourceList(each(json.getJsonArray("sources"), Codecs::status));
    }

    private static JsonObject status(SourceStatus status) {
        return status.toJson();
    }

    private static SourceStatus status(JsonObject json) {
        return new SourceStatus(
                json.getString("name"),
                json.getString("type"),
                json.getString("location"),
                Optional.ofNullable(json.getInstant("read_at")),
                Optional.ofNullable(json.getInstant("last_good_at")),
                each(json.getJsonArray("problems"), Codecs::problem));
    }

    private static JsonObject request(EditRequest message) {
        var json = new JsonObject().put("actor", message.actor()).put("reason", message.reason());
        message.expected().ifPresent(revision -> json.put("expected", revision));
        message.idempotency().ifPresent(it -> json.put("key", it.key()).put("digest", it.digest()));
        if (message.proposal() instanceof Proposal.Edit edit) {
            json.put(
                    "patch",
                    new JsonArray(edit.patch().operations().stream()
                            .map(Codecs::operation)
                            .toList()));
        } else if (message.proposal() instanceof Proposal.Restore restore) {
            json.put("restore", restore.revision());
        }
        return json;
    }

    private static EditRequest request(JsonObject json) {
        var proposal = json.containsKey("patch")
                ? new Proposal.Edit(new Patch(each(json.getJsonArray("patch"), Codecs::operation)))
                : json.containsKey("restore") ? new Proposal.Restore(json.getLong("restore")) : new Proposal.Reset();
        return new EditRequest(
                proposal,
                json.containsKey("expected") ? OptionalLong.of(json.getLong("expected")) : OptionalLong.empty(),
                json.getString("actor"),
                json.getString("reason"),
                Optional.ofNullable(json.getString("key")).map(key -> new Idempotency(key, json.getString("digest"))));
    }

    private static JsonObject operation(Patch.Operation operation) {
        return new JsonObject()
                .put("op", operation.op().name())
                .put("path", operation.path().toString())
                .put("value", Values.json(operation.value()));
    }

    private static Patch.Operation operation(JsonObject json) {
        return new Patch.Operation(
                Patch.Op.valueOf(json.getString("op")),
                pointer(json.getString("path")),
                Values.copy(json.getValue("value")));
    }

    private static JsonObject rejected(EditResult.Rejected message) {
        return new JsonObject()
                .put("why", message.why().name())
                .put(
                        "problems",
                        new JsonArray(
                                message.problems().stream().map(Problem::toJson).toList()));
    }

    private static EditResult.Rejected rejected(JsonObject json) {
        return new EditResult.Rejected(
                EditResult.Rejection.valueOf(json.getString("why")),
                each(json.getJsonArray("problems"), Codecs::problem));
    }

    private static Problem problem(JsonObject json) {
        var name = json.getString("file", json.getString("variable"));
        return new Problem(
                pointer(json.getString("pointer")),
                json.getString("message"),
                Values.copy(json.getValue("value")),
                Optional.ofNullable(name)
                        .map(file -> new Place(file, json.getInteger("line", 0), json.getInteger("column", 0))));
    }

    private JsonObject stale(EditResult.Stale message) {
        return new JsonObject()
                .put("current", snapshot(message.current()))
                .put(
                        "paths",
                        new JsonArray(
                                message.paths().stream().map(Pointer::toString).toList()));
    }

    private EditResult.Stale stale(JsonObject json) {
        var paths = json.getJsonArray("paths").stream()
                .map(path -> pointer(path.toString()))
                .toList();
        return new EditResult.Stale(snapshot(json.getJsonObject("current")), paths);
    }

    private static JsonObject preview(Preview.Changes message) {
        return new JsonObject()
                .put("revision", message.revision())
                .put("changes", Encoding.encode(message.changes()))
                .put("document", Encoding.encode((Node) message.document()));
    }

    private Preview.Changes preview(JsonObject json) {
        return new Preview.Changes(
                json.getLong("revision"),
                sections.sealed(Encoding.decodeChanges(json.getJsonArray("changes"))),
                document(json.getJsonObject("document")));
    }

    private static Pointer pointer(String text) {
        return Pointer.parse(text).orElse(Pointer.ROOT);
    }

    private static <T> List<T> each(JsonArray array, Function<JsonObject, T> decode) {
        return IntStream.range(0, array.size())
                .mapToObj(index -> decode.apply(array.getJsonObject(index)))
                .toList();
    }
}
