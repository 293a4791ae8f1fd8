package dev.headgate.journey;

import dev.headgate.web.RunningGateway;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a browser and its gateway. It can be cut, and it can go silent with every connection still open. */
final class Network implements AutoCloseable {
    private enum State {
        UP,
        SILENT,
        CUT
    }

    private final RunningGateway gateway;
    private final NetClient client;
    private final NetServer server;
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private volatile State state = State.UP;

    Network(RunningGateway gateway) {
        this.gateway = gateway;
        this.client = gateway.vertx().createNetClient();
        this.server = gateway.vertx().createNetServer().connectHandler(this::join);
        RunningGateway.await(server.listen(0, "127.0.0.1"));
    }

    /** Where browsers reach the gateway through it. */
    int port() {
        return server.actualPort();
    }

    /** Swallows whatever is sent from now on; nobody is told. */
    void goSilent() {
        state = State.SILENT;
    }

    /** Closes every connection, and each new one at once, as when the server's process ends. */
    void cut() {
        state = State.CUT;
        closeAll();
    }

    /** Carries new connections again; what came to be without one side knowing is gone. */
    void restore() {
        closeAll();
        state = State.UP;
    }

    private void join(NetSocket browser) {
        if (state == State.CUT) {
            var unused = browser.close();
            return;
        }
        browser.pause();
        client.connect(gateway.port(), "127.0.0.1").onSuccess(server -> {
            carry(browser, server);
            carry(server, browser);
            browser.resume();
        });
    }

    private void carry(NetSocket from, NetSocket to) {
        sockets.add(from);
        from.handler(bytes -> {
            if (state == State.UP) {
                to.write(bytes);
            }
        });
        from.closeHandler(closed -> {
            sockets.remove(from);
            var unused = to.close();
        });
    }

    private void closeAll() {
        List.copyOf(sockets).forEach(NetSocket::close);
    }

    @Override
    public void close() {
        RunningGateway.await(server.close().compose(closed -> client.close()));
    }
}
