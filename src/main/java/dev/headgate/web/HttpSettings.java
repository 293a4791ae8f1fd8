package dev.headgate.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the server listens, and for whom.
 *
 * @param host to bind: a loopback name or address
 * @param port 0 picks a free one
 * @param allowedHosts names, besides loopback names and {@code host}, under which requests are answered; without ports
 */
public record HttpSettings(String host, int port, List<String> allowedHosts) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.(0|[1-9][0-9]{0,2})){3}|::1|\\[::1]");

    public HttpSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("http.port: expected 0 to 65535, found " + port);
        }
        allowedHosts =
                allowedHosts.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether only this machine can be meant: {@code localhost}, {@code 127.0.0.0/8} or {@code ::1}. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
