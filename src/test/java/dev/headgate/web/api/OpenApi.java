package dev.headgate.web.api;

import dev.headgate.web.Call.Answer;
import dev.headgate.web.RunningGateway;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The served contract as somebody else's program reads it, to hold real answers against. */
final class OpenApi {
    private final ResponseValidator validator;

    private OpenApi(ResponseValidator validator) {
        this.validator = validator;
    }

    /** Loads it, which checks it against the OpenAPI 3.1 schema. */
    static OpenApi of(Vertx vertx, Answer document) {
        Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(known(document.body().toString()));
        var contract = RunningGateway.await(OpenAPIContract.from(vertx, new JsonObject(yaml)));
        return new OpenApi(ResponseValidator.create(vertx, contract));
    }

    /** Fails unless the contract says that the operation may answer so. */
    void check(String operationId, Answer answer) {
        var type = known(answer.header("Content-Type").split(";", 2)[0]);
        var headers = headers(answer.headers());
        var response = answer.body().length() == 0
                ? ValidatableResponse.create(answer.status(), headers)
                : ValidatableResponse.create(answer.status(), headers, answer.body(), type);
        RunningGateway.await(validator.validate(response, operationId));
    }

    private static Map<String, String> headers(MultiMap headers) {
        var map = new TreeMap<String, String>();
        headers.forEach(header -> map.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return new LinkedHashMap<>(map);
    }

    /** The validator takes a few media types only; these are the same to it. */
    private static String known(String text) {
        return text.replace("application/problem+json", "application/json")
                .replace("application/schema+json", "application/json")
                .replace("application/x-ndjson", "text/plain")
                .replace("text/event-stream", "text/plain")
                .replace("application/x-ndjson", "text/plain")
                .replace("application/yaml", "text/plain");
    }
}
