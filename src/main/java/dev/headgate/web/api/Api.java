package dev.headgate.web.api;

import dev.headgate.config.Sections;
import dev.headgate.dualwrite.event.EventWriter;
import dev.headgate.dualwrite.observe.LiveTraffic;
import dev.headgate.dualwrite.parity.LiveParity;
import dev.headgate.live.LiveConfig;
import dev.headgate.store.RevisionStore;
import dev.headgate.web.access.Callers;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The handlers of {@code openapi.yaml}'s operations, by operation id. */
public final class Api {
    private Api() {}

    /** Handlers for one event loop: some cache what they encode. */
    public static Map<String, Handler<RoutingContext>> handlers(
            LiveConfig live,
            LiveTraffic traffic,
            EventWriter events,
            RevisionStore history,
            Sections sections,
            PrometheusMeterRegistry metrics,
            byte[] openapi) {
        var handlers = new HashMap<String, Handler<RoutingContext>>();
        handlers.put("getConfig", new GetConfig(live));
        handlers.put("getConfigAt", new GetConfigAt(live));
        handlers.put("postRevision", new PostRevision(live));
        handlers.put("listRevisions", new ListRevisions(history));
        handlers.put("getRevision", new GetRevision(history));
        handlers.put("restore", unscoped(new Restore(live)));
        handlers.put("postEvents", new PostEvents(events, Clock.systemUTC()));
        handlers.put("getRoute", new GetRoute(live));
        handlers.put("getSources", unscoped(new GetSources(live)));
        handlers.put("scanSources", unscoped(new ScanSources(live)));
        handlers.put("getTraffic", unscoped(new GetTraffic(traffic)));
        handlers.put("postBreaker", unscoped(new PostBreaker(traffic)));
        handlers.put("getLive", GetHealth::live);
        handlers.put("getReady", new GetHealth(live));
        handlers.put("getMetrics", new GetMetrics(metrics));
        handlers.put("getOpenApi", GetDocument.of("application/yaml", openapi));
        handlers.put("getSchema", GetSchema.of(sections));
        return handlers;
    }

    /** Those about parity. */
    public static Map<String, Handler<RoutingContext>> parity(LiveParity parity) {
        return Map.of(
                "getParity", unscoped(new GetParity(parity)),
                "listMismatches", unscoped(new ListMismatches(parity)),
                "exportDiscrepancies", unscoped(new ExportDiscrepancies(parity)),
                "postReplay", unscoped(new PostReplay(parity)));
    }

    /** For what can't be narrowed to a part of the document. */
    private static Handler<RoutingContext> unscoped(Handler<RoutingContext> handler) {
        return context -> {
            var caller = Callers.of(context);
            if (caller.scope().isAll()) {
                handler.handle(context);
            } else {
                Callers.outside(caller).send(context);
            }
        };
    }
}
