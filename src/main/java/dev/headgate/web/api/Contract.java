package dev.headgate.web.api;

import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The API's paths and methods as {@code openapi.yaml} says them: the document is what is mounted, so the two can't
 * drift apart. A path parameter marked {@code x-headgate-tail: true} takes the rest of the path, slashes included.
 */
public final class Contract {
    private static final long LARGEST_BODY = 1024 * 1024;

    private final List<Operation> operations;
    private final byte[] document;

    /**
     * One of the document's.
     *
     * @param path in Vert.x's form
     * @param types that its body may have; none where it takes no body
     */
    private record Operation(String id, HttpMethod method, String path, List<String> types) {}

    private Contract(List<Operation> operations, byte[] document) {
        this.operations = List.copyOf(operations);
        this.document = document;
    }

    /**
     * Reads the operations.
     *
     * @param yaml an OpenAPI 3.1 document in UTF-8
     */
    public static Contract parse(byte[] yaml) {
        var text = new String(yaml, StandardCharsets.UTF_8);
        Map<?, ?> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        var operations = new ArrayList<Operation>();
        object(document.get("paths"))
                .forEach((template, item) -> object(item).forEach((key, value) -> {
                    var operation = object(value);
                    if (operation.containsKey("operationId")) {
                        operations.add(new Operation(
                                String.valueOf(operation.get("operationId")),
                                HttpMethod.valueOf(String.valueOf(key).toUpperCase(Locale.ROOT)),
                                path(String.valueOf(template), operation),
                                types(operation)));
                    }
                }));
        return new Contract(operations, yaml.clone());
    }

    /** The document itself, for whoever asks for it. */
    public byte[] document() {
        return document.clone();
    }

    /**
     * Mounts each operation's handler.
     *
     * @param handlers by operation id
     * @throws IllegalStateException when an operation has no handler, or a handler no operation
     */
    public void bind(Router router, Map<String, Handler<RoutingContext>> handlers) {
        var unbound = new TreeSet<>(handlers.keySet());
        var named = operations.stream().map(Operation::id).collect(Collectors.toCollection(HashSet::new));
        unbound.removeIf(named::remove);
        unbound.addAll(named);
        if (!unbound.isEmpty()) {
            throw new IllegalStateException("openapi.yaml and the handlers disagree on: " + String.join(", ", unbound));
        }
        operations.forEach(operation -> mount(
                router,
                operation,
                Optional.ofNullable(handlers.get(operation.id)).orElseThrow()));
    }

    private static void mount(Router router, Operation operation, Handler<RoutingContext> handler) {
        var takesBody = !operation.types.isEmpty();
        if (takesBody) {
            // a route of its own: Vert.x wants the body handler to be the first one of its route
            router.route(operation.method, operation.path).handler(only(operation.types));
        }
        var route = router.route(operation.method, operation.path);
        if (takesBody) {
            route.handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        }
        route.handler(handler);
    }

    private static Handler<RoutingContext> only(List<String> types) {
        return context -> {
            var type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
            if (type != null && types.contains(mediaType(type))) {
                context.next();
                return;
            }
            var expected = String.join(" or ", types);
            ProblemDetail.of(415, "expected a body of type " + expected + ", found " + (type == null ? "none" : type))
                    .send(context);
        };
    }

    /** The type without its parameters, in lower case. */
    static String mediaType(String header) {
        return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static List<String> types(Map<?, ?> operation) {
        return object(object(operation.get("requestBody")).get("content")).keySet().stream()
                .map(String::valueOf)
                .toList();
    }

    private static String path(String template, Map<?, ?> operation) {
        var path = template;
        for (var parameter :
                (List<?>) Optional.ofNullable(operation.get("parameters")).orElse(List.of())) {
            var tail = Boolean.TRUE.equals(object(parameter).get("x-headgate-tail"));
            path = tail ? path.replace("{" + object(parameter).get("name") + "}", "*") : path;
        }
        return path.replaceAll("\\{([a-z_]+)}", ":$1");
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
