package dev.headgate.dualwrite.demo;

import dev.headgate.config.Patch;
import dev.headgate.config.Patch.Op;
import dev.headgate.config.Patch.Operation;
import dev.headgate.config.Pointer;
import dev.headgate.config.Values;
import dev.headgate.live.EditRequest;
import dev.headgate.live.EditRequest.Proposal;
import dev.headgate.live.EditResult;
import dev.headgate.live.LiveConfig;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the demo changes in the document, as anybody could: each step is a revision with a reason. */
final class Script {
    private static final String ACTOR = "demo";
    private static final List<String> BOTH = List.of("websocket", "realtime");
    private static final Pointer CATEGORIES = Pointer.of("dual_write", "categories");
    private static final Pointer ADAPTERS = Pointer.of("adapters");

    private final LiveConfig live;

    Script(LiveConfig live) {
        this.live = live;
    }

    /** Gives every category something to do, and both sinks the pace of a network. */
    Future<EditResult> begin() {
        var values = new LinkedHashMap<Pointer, @Nullable Object>();
        values.put(CATEGORIES.child("performance").child("adapters"), BOTH);
        values.put(CATEGORIES.child("user_activity").child("enabled"), true);
        values.put(CATEGORIES.child("user_activity").child("adapters"), BOTH);
        values.put(CATEGORIES.child("user_activity").child("percentage"), number(25));
        values.put(CATEGORIES.child("debug").child("enabled"), true);
        values.put(CATEGORIES.child("debug").child("adapters"), List.of("websocket"));
        values.putAll(sink("websocket", 4, 12, "0"));
        values.putAll(sink("realtime", 30, 50, "0.002"));
        return edit(values, "demo: traffic for every page");
    }

    /** The network of one path becomes slow and refuses much. */
    Future<EditResult> badSpell() {
        return edit(sink("realtime", 350, 200, "0.3"), "demo: a bad spell of the network begins");
    }

    Future<EditResult> goodAgain() {
        return edit(sink("realtime", 30, 50, "0.002"), "demo: the bad spell is over");
    }

    private static Map<Pointer, @Nullable Object> sink(String adapter, int latencyMs, int jitterMs, String errorRate) {
        var values = new LinkedHashMap<Pointer, @Nullable Object>();
        var path = ADAPTERS.child(adapter);
        values.put(path.child("latency_ms"), number(latencyMs));
        values.put(path.child("jitter_ms"), number(jitterMs));
        values.put(path.child("error_rate"), Values.number(new BigDecimal(errorRate)));
        return values;
    }

    private static BigDecimal number(int whole) {
        return Values.number(whole);
    }

    private Future<EditResult> edit(Map<Pointer, @Nullable Object> values, String reason) {
        var operations = values.entrySet().stream()
                .map(entry -> new Operation(Op.ADD, entry.getKey(), entry.getValue()))
                .toList();
        return live.edit(new EditRequest(
                new Proposal.Edit(new Patch(operations)), OptionalLong.empty(), ACTOR, reason, Optional.empty()));
    }
}
