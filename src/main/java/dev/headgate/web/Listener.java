package dev.headgate.web;

import dev.headgate.web.tls.Certificate;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One event loop's sockets: with TLS or without, and what a connection may take before any request is looked at. */
final class Listener {
    /** No byte in either direction for this long closes a connection; streams ping four times as often. */
    private static final int IDLE_S = 60;

    /** How often within a time-out it is looked at who is late: nobody is given more than an eighth on top. */
    private static final int SWEEPS = 8;

    private final HttpSettings settings;
    private final SecurityHeaders headers;
    private final Patience patience;
    private final HttpServer server;

    Listener(Vertx vertx, HttpSettings settings, Optional<Certificate> certificate, MeterRegistry metrics) {
        this.settings = settings;
        this.headers = new SecurityHeaders(certificate.isPresent());
        this.patience = new Patience(
                settings.requestTimeout(),
                System::nanoTime,
                request -> Failures.late(request, headers),
                Counter.builder("headgate.http.timeouts")
                        .description("Connections and requests given up because their sender took too long")
                        .register(metrics));
        var plain = options();
        this.server =
                Acceptance.server(vertx, certificate.map(it -> it.secure(plain)).orElse(plain), patience::accepted);
        vertx.setPeriodic(Math.max(1, settings.requestTimeout().toMillis() / SWEEPS), timer -> patience.sweep());
    }

    /** Completes with the port, which others of the same settings share. */
    Future<Integer> listen(Handler<HttpServerRequest> router) {
        var address = settings.port() == 0
                ? SocketAddress.sharedRandomPort(1, settings.host())
                : SocketAddress.inetSocketAddress(settings.port(), settings.host());
        return server.requestHandler(request -> {
                    patience.begun(request);
                    headers.addTo(request.response().headers());
                    router.handle(request);
                })
                .invalidRequestHandler(request -> Failures.unparsed(request, headers))
                .listen(address)
                .map(HttpServer::actualPort);
    }

    /** Speaks with another certificate from the next connection on. */
    Future<Boolean> renew(Certificate certificate) {
        return server.updateSSLOptions(certificate.secure(options()).getSslOptions());
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setSslHandshakeTimeout(settings.requestTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(IDLE_S)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }
}
