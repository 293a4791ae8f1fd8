package dev.headgate.web;

import dev.headgate.access.Access;
import dev.headgate.access.oidc.SingleSignOn;
import dev.headgate.config.Sections;
import dev.headgate.dualwrite.deliver.websocket.Audience;
import dev.headgate.dualwrite.deliver.websocket.EventClients;
import dev.headgate.dualwrite.event.EventWriter;
import dev.headgate.dualwrite.observe.LiveTraffic;
import dev.headgate.dualwrite.parity.LiveParity;
import dev.headgate.live.LiveConfig;
import dev.headgate.store.RevisionStore;
import dev.headgate.web.access.AuditTrail;
import dev.headgate.web.access.Authentication;
import dev.headgate.web.access.HostCookie;
import dev.headgate.web.access.LocalName;
import dev.headgate.web.api.Api;
import dev.headgate.web.people.People;
import dev.headgate.web.push.ChangesHandler;
import dev.headgate.web.push.EventsHandler;
import dev.headgate.web.push.Hub;
import dev.headgate.web.push.StreamLimits;
import dev.headgate.web.push.StreamMetrics;
import dev.headgate.web.tls.Certificate;
import dev.headgate.web.traffic.TrafficPages;
import dev.headgate.web.ui.Pages;
import dev.headgate.web.ui.Refusals;
import dev.headgate.web.view.Renderer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One event loop's HTTP server; instances share the port. */
public final class HttpVerticle extends VerticleBase {
    private final HttpSettings settings;
    private final StreamLimits limits;
    private final RevisionStore history;
    private final Sections sections;
    private final PrometheusMeterRegistry metrics;
    private final StreamMetrics streams;
    private final WebFiles files;
    private final Optional<Access> access;
    private final Optional<SingleSignOn> provider;
    private volatile int actualPort;
    private volatile @Nullable Listener listener;
    private @Nullable Hub hub;
    private @Nullable Audience audience;

    public HttpVerticle(
            HttpSettings settings,
            StreamLimits limits,
            RevisionStore history,
            Sections sections,
            PrometheusMeterRegistry metrics,
            StreamMetrics streams,
            WebFiles files,
            Optional<Access> access,
            Optional<SingleSignOn> provider) {
        this.settings = settings;
        this.limits = limits;
        this.history = history;
        this.sections = sections;
        this.metrics = metrics;
        this.streams = streams;
        this.files = files;
        this.access = access;
        this.provider = provider;
    }

    @Override
    public Future<?> start() {
        var sockets = new Listener(vertx, settings, files.certificate(), metrics);
        listener = sockets;
        return router().compose(sockets::listen).onSuccess(port -> actualPort = port);
    }

    @Override
    public Future<?> stop() {
        if (hub != null) {
            hub.close();
        }
        if (audience != null) {
            audience.close();
        }
        return Future.succeededFuture();
    }

    /** The port that it listens on, once it is deployed. */
    public int actualPort() {
        return actualPort;
    }

    /** Speaks with another certificate from the next connection on. */
    public Future<?> renew(Certificate other) {
        var sockets = listener;
        return sockets == null ? Future.failedFuture("not listening") : sockets.renew(other);
    }

    private Future<Router> router() {
        var router = Router.router(vertx);
        var assets = files.assets();
        var renderer = new Renderer(assets::url);
        var refusals = new Refusals(renderer);
        new Failures(refusals).mount(router);
        access.ifPresent(control -> router.route().handler(new AuditTrail(control.audit())));
        router.route().handler(new Guard(settings, refusals));
        var cookie = HostCookie.session(settings.tls().isPresent());
        router.route()
                .handler(access.<Handler<RoutingContext>>map(
                                control -> new Authentication(control, cookie, refusals::send))
                        .orElseGet(LocalName::new));
        var live = LiveConfig.of(vertx);
        var streaming = Hub.start(vertx, live, history, limits, streams, System::nanoTime);
        hub = streaming;
        var listeners = EventClients.of(vertx).open();
        audience = listeners;
        var traffic = LiveTraffic.of(vertx);
        var handlers = Api.handlers(
                live,
                traffic,
                EventWriter.of(vertx),
                history,
                sections,
                metrics,
                files.contract().document());
        handlers.put("getChanges", new ChangesHandler(streaming));
        handlers.put("getEvents", new EventsHandler(listeners, limits, streams));
        handlers.putAll(Api.parity(LiveParity.of(vertx)));
        files.contract().bind(router, handlers);
        router.get("/assets/*").handler(assets::serve);
        var pages = new Pages(live, traffic, history, renderer, streaming, Clock.systemUTC());
        new TrafficPages(pages.console()).mount(router);
        var people = new People(pages.console());
        access.ifPresentOrElse(
                control -> people.mount(router, control, cookie, provider), () -> people.mountLocal(router));
        return pages.mount(router).map(mounted -> {
            Methods.complete(router, refusals);
            return router;
        });
    }
}
