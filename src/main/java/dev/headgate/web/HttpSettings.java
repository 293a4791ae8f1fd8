package dev.headgate.web;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the server listens, and for whom.
 *
 * @param host to bind, a name or an address
 * @param port 0 picks a free one
 * @param allowedHosts names, besides loopback names and {@code host}, under which requests are answered; without ports
 */
public record HttpSettings(String host, int port, Set<String> allowedHosts) {
    public HttpSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("http.host: expected a name or an address, found nothing");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("http.port: expected 0 to 65535, found " + port);
        }
        allowedHosts = allowedHosts.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
