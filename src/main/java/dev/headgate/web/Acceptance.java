package dev.headgate.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerImpl;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.VertxWrapper;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.NetServerImpl;
import java.util.function.Consumer;

/**
 * Reaches below Vert.x's public interface to see connections from their first moment on. What for, what it gains and how
 * to do without is in {@code docs/adr/0013-deadlines-from-the-first-moment.md}.
 */
final class Acceptance {
    private Acceptance() {}

    /**
     * A server as {@link Vertx#createHttpServer(HttpServerOptions)} makes it.
     *
     * @param accepted sees each connection when it is accepted, or its TLS handshake is done, on its event loop
     */
    static HttpServer server(Vertx vertx, HttpServerOptions options, Consumer<Channel> accepted) {
        var internal = (VertxInternal) vertx;
        return new HttpServerImpl(
                new VertxWrapper(internal) {
                    @Override
                    public NetServerImpl createNetServer(NetServerOptions tcp) {
                        return new NetServerImpl(internal, tcp) {
                            @Override
                            protected void initChannel(ChannelPipeline pipeline, boolean ssl) {
                                super.initChannel(pipeline, ssl);
                                accepted.accept(pipeline.channel());
                            }
                        };
                    }
                },
                options);
    }

    static Channel channel(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }
}
