package dev.headgate.web.access;

import dev.headgate.access.Role;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a method and path need: one table for pages, API and streams, so that no route can be forgotten. */
public final class Requirement {
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OPEN = Set.of("/login", "/setup", "/health/live", "/health/ready");
    private static final Set<String> PROGRAMS = Set.of("/api", "/ws", "/schemas", "/metrics", "/openapi.yaml");

    /** Forms that only ask what a save would do. Whole, for a category may be called {@code preview}. */
    private static final Pattern DRY =
            Pattern.compile("/(categories/[^/]+|adapters/[^/]+|circuit-breaker)/(preview|keep)");

    private Requirement() {}

    /** Whether a request of this method only reads. Any other counts as a write, known or not. */
    public static boolean isRead(HttpMethod method) {
        return READS.contains(method);
    }

    /** Empty where everybody may go: the ways in, what they look like, and health. */
    static Optional<Role> of(HttpMethod method, String path) {
        if (OPEN.contains(path) || isUnder(path, "/login") || isUnder(path, "/assets")) {
            return Optional.empty();
        }
        if (isUnder(path, "/access")) {
            return Optional.of(Role.ADMIN);
        }
        var reads = isRead(method) || DRY.matcher(path).matches() || isUnder(path, "/account");
        return Optional.of(reads ? Role.VIEWER : Role.EDITOR);
    }

    /** Where API tokens are taken. Pages are for people, who sign in. */
    static boolean isForPrograms(String path) {
        return Stream.concat(PROGRAMS.stream(), OPEN.stream()).anyMatch(room -> isUnder(path, room));
    }

    private static boolean isUnder(String path, String room) {
        return path.equals(room) || path.startsWith(room + "/");
    }
}
