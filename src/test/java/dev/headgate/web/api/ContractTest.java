package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ContractTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String ONE_OPERATION = "openapi: 3.1.0\npaths:\n  /a:\n    get: {operationId: getA}\n";

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void anOperationWithoutAHandlerIsNotMounted() {
        assertThatThrownBy(() -> contract().bind(Router.router(VERTX), Map.of()))
                .hasMessage("openapi.yaml and the handlers disagree on: getA");
    }

    @Test
    void aHandlerWithoutAnOperationIsNotMounted() {
        assertThatThrownBy(() ->
                        contract().bind(Router.router(VERTX), Map.of("getA", context -> {}, "getB", context -> {})))
                .hasMessage("openapi.yaml and the handlers disagree on: getB");
    }

    @Test
    void whatAgreesIsMounted() {
        var router = Router.router(VERTX);

        contract().bind(router, Map.of("getA", context -> {}));

        assertThat(router.getRoutes()).isNotEmpty().allMatch(route -> "/a".equals(route.getPath()));
    }

    private static Contract contract() {
        return Contract.parse(ONE_OPERATION.getBytes(StandardCharsets.UTF_8));
    }
}
