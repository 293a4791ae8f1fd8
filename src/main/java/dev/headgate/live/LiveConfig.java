package dev.headgate.live;

import dev.headgate.config.Patch;
import dev.headgate.config.Pointer;
import dev.headgate.config.Snapshot;
import dev.headgate.config.SourceStatus;
import dev.headgate.dualwrite.DualWrite;
import dev.headgate.dualwrite.Route;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.shareddata.Shareable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration as co-located code sees it: one volatile read away, from any thread.
 *
 * <p>Reading takes no lock and touches no disk, network or event loop. Listeners run on the context that registered them,
 * one revision at a time, in order.
 */
public final class LiveConfig implements Shareable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);
    private static final int WARNED_AT_MOST = 1_000;
    /** Who edits when code edits and gives no name. */
    private static final String ACTOR = "application";

    private final Vertx vertx;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Snapshot snapshot;
    private volatile List<SourceStatus> sources = List.of();
    private volatile StoreStatus store = StoreStatus.WRITABLE;

    private LiveConfig(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The one of this Vert.x instance. Look it up once and keep it. */
    public static LiveConfig of(Vertx vertx) {
        return vertx.sharedData()
                .<String, LiveConfig>getLocalMap("headgate.live")
                .computeIfAbsent("config", key -> new LiveConfig(vertx));
    }

    /** Whether a gateway of this Vert.x instance serves a document. */
    public boolean isReady() {
        return snapshot != null;
    }

    /**
     * The effective document now.
     *
     * @throws IllegalStateException before the gateway has started
     */
    public Snapshot snapshot() {
        var current = snapshot;
        if (current == null) {
            throw new IllegalStateException("the gateway serves no document yet: deploy GatewayVerticle first");
        }
        return current;
    }

    public DualWrite dualWrite() {
        return snapshot().section(DualWrite.class);
    }

    /**
     * Which adapters an event goes to; see {@link DualWrite#route}. The first event of each unknown category is warned
     * about.
     */
    public Route route(String category, String key) {
        var route = dualWrite().route(category, key);
        if (route.reason() == Route.Reason.UNKNOWN_CATEGORY && warned.size() < WARNED_AT_MOST && warned.add(category)) {
            LOG.atWarn().addKeyValue("category", category).log("unknown category, routed to websocket only");
        }
        return route;
    }

    /** Every source's status, in the order of the layers. */
    public List<SourceStatus> sources() {
        return sources;
    }

    public StoreStatus store() {
        return store;
    }

    public JsonObject toJson() {
        return snapshot().toJson();
    }

    /** Calls {@code listener} after each revision. One that throws is logged and harms no other. */
    public MessageConsumer<ConfigChanged> onChange(Consumer<ConfigChanged> listener) {
        return vertx.eventBus().localConsumer(Addresses.CHANGED, message -> {
            var change = message.body();
            try {
                listener.accept(change);
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("revision", change.revision().revision())
                        .setCause(e)
                        .log("a listener failed");
            }
        });
    }

    /** Calls {@code listener} after each revision that changes a value at or under {@code pointer}, or one that holds it. */
    public MessageConsumer<ConfigChanged> onChange(Pointer pointer, Consumer<ConfigChanged> listener) {
        var paths = List.of(pointer);
        return onChange(change -> {
            if (change.revision().touches(paths)) {
                listener.accept(change);
            }
        });
    }

    /** Asks for an edit. Expected refusals are results; a failed future is a fault. */
    public Future<EditResult> edit(EditRequest request) {
        return vertx.eventBus().<EditResult>request(Addresses.EDIT, request).map(reply -> reply.body());
    }

    /** What an edit would come to; nothing is written. */
    public Future<Preview> preview(EditRequest request) {
        return vertx.eventBus().<Preview>request(Addresses.PREVIEW, request).map(reply -> reply.body());
    }

    /** Sets a category's percentage: 0–100, at most three decimals. */
    public Future<EditResult> updateCategoryPercentage(String category, BigDecimal percentage, String reason) {
        var path = Pointer.of("dual_write", "categories", category, "percentage");
        var operation = new Patch.Operation(Patch.Op.REPLACE, path, percentage);
        return edit(new EditRequest.Proposal.Edit(new Patch(List.of(operation))), reason);
    }

    /** Sets the kill switch: {@code <adapter>_only}, or empty for none. */
    public Future<EditResult> updateGlobalOverride(Optional<String> override, String reason) {
        var path = Pointer.of("dual_write", "global_override");
        return edit(new EditRequest.Proposal.Edit(Patch.set(path, override.orElse(null))), reason);
    }

    /**
     * Sets when an adapter counts as healthy.
     *
     * @param errorThreshold 0–1
     * @param latencyThresholdMs at least 0
     */
    public Future<EditResult> updateAdapterHealth(
            String adapter, BigDecimal errorThreshold, long latencyThresholdMs, String reason) {
        var path = Pointer.of("dual_write", "adapter_health", adapter);
        var values = new LinkedHashMap<Pointer, Object>();
        values.put(path.child("error_threshold"), errorThreshold);
        values.put(path.child("latency_threshold_ms"), latencyThresholdMs);
        return edit(new EditRequest.Proposal.Edit(Patch.setAll(values)), reason);
    }

    /** Empties the override layer: every value falls back to files, environment and defaults. */
    public Future<EditResult> resetOverrides(String reason) {
        return edit(new EditRequest.Proposal.Reset(), reason);
    }

    /** Reads every source now; completes after any change is live. */
    public Future<List<SourceStatus>> rescan() {
        return vertx.eventBus()
                .<SourceList>request(Addresses.SCAN, null)
                .map(reply -> reply.body().sources());
    }

    private Future<EditResult> edit(EditRequest.Proposal proposal, String reason) {
        return edit(new EditRequest(proposal, OptionalLong.empty(), ACTOR, reason, Optional.empty()));
    }

    void show(Snapshot newer) {
        snapshot = newer;
    }

    void show(List<SourceStatus> newer) {
        sources = List.copyOf(newer);
    }

    void show(StoreStatus newer) {
        store = newer;
    }
}
