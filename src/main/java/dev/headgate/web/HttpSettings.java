package dev.headgate.web;

import dev.headgate.web.tls.TlsSettings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the server listens, and for whom.
 *
 * @param host to bind: a loopback name or address
 * @param port 0 picks a free one
 * @param allowedHosts names, besides loopback names and {@code host}, under which requests are answered; without ports
 * @param requestTimeout for a request's head, from connecting or from the last answer on, and again for its body
 * @param tls empty: plain HTTP
 */
public record HttpSettings(
        String host, int port, List<String> allowedHosts, Duration requestTimeout, Optional<TlsSettings> tls) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.(0|[1-9][0-9]{0,2})){3}|::1|\\[::1]");

    public HttpSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("http.port: expected 0 to 65535, found " + port);
        }
        allowedHosts =
                allowedHosts.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * As the start-up settings say.
     *
     * @param http the section {@code http}, complete
     */
    public static HttpSettings of(JsonObject http, Optional<TlsSettings> tls) {
        return new HttpSettings(
                http.getString("host"),
                http.getInteger("port"),
                http.getJsonArray("allowed_hosts").stream().map(String::valueOf).toList(),
                Duration.ofMillis(http.getLong("request_timeout_ms")),
                tls);
    }

    /**
     * The address to open in a browser.
     *
     * @param actualPort which may differ from {@code port} when that is 0
     */
    public String url(int actualPort) {
        var name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return (tls.isPresent() ? "https://" : "http://") + name + ":" + actualPort;
    }

    /** Whether only this machine can be meant: {@code localhost}, {@code 127.0.0.0/8} or {@code ::1}. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
