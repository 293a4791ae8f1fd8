package dev.headgate.web;

import dev.headgate.web.problem.ProblemDetail;
import dev.headgate.web.ui.Refusals;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What HTTP asks of every path, whoever mounted it: HEAD where there is GET, and 405 with the methods that are possible. */
final class Methods {
    private Methods() {}

    /** Call it when all routes are mounted. */
    static void complete(Router router, Refusals refusals) {
        var possible = new LinkedHashMap<String, Set<String>>();
        for (var route : router.getRoutes()) {
            if (route.getPath() != null && route.methods() != null) {
                if (route.methods().contains(HttpMethod.GET)) {
                    route.method(HttpMethod.HEAD);
                }
                possible.computeIfAbsent(path(route), path -> new TreeSet<>())
                        .addAll(route.methods().stream().map(HttpMethod::name).collect(Collectors.toSet()));
            }
        }
        possible.forEach((path, methods) -> router.route(path).handler(others(methods, refusals)));
    }

    private static String path(Route route) {
        return route.isExactPath() ? route.getPath() : route.getPath() + "*";
    }

    private static Handler<RoutingContext> others(Set<String> methods, Refusals refusals) {
        var allow = String.join(", ", methods);
        return context -> {
            var method = context.request().method().name();
            if (methods.contains(method)) { // its handler found nothing
                context.next();
                return;
            }
            context.response().putHeader(HttpHeaders.ALLOW, allow);
            refusals.send(context, ProblemDetail.of(405, method + " is not possible here, only " + allow));
        };
    }
}
