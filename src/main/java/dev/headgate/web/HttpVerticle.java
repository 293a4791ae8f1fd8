package dev.headgate.web;

import dev.headgate.access.Access;
import dev.headgate.config.Sections;
import dev.headgate.live.LiveConfig;
import dev.headgate.store.RevisionStore;
import dev.headgate.web.access.AuditTrail;
import dev.headgate.web.access.Authentication;
import dev.headgate.web.access.LocalName;
import dev.headgate.web.access.SessionCookie;
import dev.headgate.web.api.Api;
import dev.headgate.web.people.People;
import dev.headgate.web.push.ChangesHandler;
import dev.headgate.web.push.Hub;
import dev.headgate.web.push.StreamLimits;
import dev.headgate.web.push.StreamMetrics;
import dev.headgate.web.ui.Pages;
import dev.headgate.web.view.Renderer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One event loop's HTTP server; instances share the port. */
public final class HttpVerticle extends VerticleBase {
    /** No byte in either direction for this long closes a connection; streams ping four times as often. */
    private static final int IDLE_S = 60;
    /** Smaller bodies would hardly shrink. */
    private static final int COMPRESSED_FROM = 512;

    private final HttpSettings settings;
    private final StreamLimits limits;
    private final RevisionStore history;
    private final Sections sections;
    private final PrometheusMeterRegistry metrics;
    private final StreamMetrics streams;
    private final WebFiles files;
    private final Optional<Access> access;
    private volatile int actualPort;
    private @Nullable Hub hub;

    public HttpVerticle(
            HttpSettings settings,
            StreamLimits limits,
            RevisionStore history,
            Sections sections,
            PrometheusMeterRegistry metrics,
            StreamMetrics streams,
            WebFiles files,
            Optional<Access> access) {
        this.settings = settings;
        this.limits = limits;
        this.history = history;
        this.sections = sections;
        this.metrics = metrics;
        this.streams = streams;
        this.files = files;
        this.access = access;
    }

    @Override
    public Future<?> start() {
        return router().compose(this::listen).onSuccess(server -> actualPort = server.actualPort());
    }

    @Override
    public Future<?> stop() {
        if (hub != null) {
            hub.close();
        }
        return Future.succeededFuture();
    }

    /** The port that it listens on, once it is deployed. */
    public int actualPort() {
        return actualPort;
    }

    private Future<Router> router() {
        var router = Router.router(vertx);
        var assets = files.assets();
        Failures.mount(router);
        access.ifPresent(control -> router.route().handler(new AuditTrail(control.audit())));
        router.route().handler(new Guard(settings));
        var cookie = new SessionCookie(false);
        router.route()
                .handler(access.<Handler<RoutingContext>>map(control -> new Authentication(control, cookie))
                        .orElseGet(LocalName::new));
        var live = LiveConfig.of(vertx);
        var streaming = Hub.start(vertx, live, history, limits, streams, System::nanoTime);
        hub = streaming;
        var handlers =
                Api.handlers(live, history, sections, metrics, files.contract().document());
        handlers.put("getChanges", new ChangesHandler(streaming));
        files.contract().bind(router, handlers);
        router.get("/assets/*").handler(assets::serve);
        var pages = new Pages(live, history, new Renderer(assets::url), streaming, Clock.systemUTC());
        var people = new People(pages.console());
        access.ifPresentOrElse(control -> people.mount(router, control, cookie), () -> people.mountLocal(router));
        return pages.mount(router).map(mounted -> {
            Methods.complete(router);
            return router;
        });
    }

    private Future<HttpServer> listen(Router router) {
        var address = settings.port() == 0
                ? SocketAddress.sharedRandomPort(1, settings.host())
                : SocketAddress.inetSocketAddress(settings.port(), settings.host());
        return vertx.createHttpServer(options())
                .requestHandler(request -> {
                    Encodings.narrow(request);
                    SecurityHeaders.addTo(request.response().headers());
                    router.handle(request);
                })
                .invalidRequestHandler(Failures::unparsed)
                .listen(address);
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setCompressionSupported(true)
                .setCompressionContentSizeThreshold(COMPRESSED_FROM)
                .setIdleTimeout(IDLE_S)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }
}
