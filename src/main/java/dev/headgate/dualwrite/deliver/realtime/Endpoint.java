package dev.headgate.dualwrite.deliver.realtime;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A project's Realtime service, with the key to it.
 *
 * @param path before {@code /realtime/v1}; mostly empty
 */
record Endpoint(boolean secure, String host, int port, String path, String key) {
    private static final int LONGEST_WORDS = 200;

    /** Empty when {@code url} is none of a project: it has a scheme, a host, and maybe a port and a path. */
    static Optional<Endpoint> of(String url, String key) {
        try {
            var uri = new URI(url);
            var secure = "https".equals(uri.getScheme());
            var usable = (secure || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null;
            return usable
                    ? Optional.of(new Endpoint(
                            secure,
                            uri.getHost(),
                            port(uri, secure),
                            uri.getRawPath().replaceFirst("/+$", ""),
                            key))
                    : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    private static int port(URI uri, boolean secure) {
        return uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
    }

    /** For a WebSocket on protocol 2.0.0. The key is in the query: Realtime takes it nowhere else. */
    WebSocketConnectOptions socket() {
        return new WebSocketConnectOptions()
                .setHost(host)
                .setPort(port)
                .setSsl(secure)
                .setAllowOriginHeader(false)
                .setURI(path + "/realtime/v1/websocket?apikey=" + URLEncoder.encode(key, StandardCharsets.UTF_8)
                        + "&vsn=2.0.0");
    }

    /** For broadcasts by HTTP. */
    RequestOptions broadcast() {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(host)
                .setPort(port)
                .setSsl(secure)
                .setURI(path + "/realtime/v1/api/broadcast")
                .putHeader("apikey", key)
                .putHeader("Authorization", "Bearer " + key)
                .putHeader("Content-Type", "application/json");
    }

    /** What somebody else said, fit to be shown: one line of a bounded length, without the key. */
    String quoted(String words) {
        var line = words.replace(key, "••••••••").replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST_WORDS ? line.substring(0, LONGEST_WORDS) + "…" : line;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + host + ":" + port + path;
    }
}
