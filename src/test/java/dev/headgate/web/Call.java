package dev.headgate.web;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One request of a test, and its answer. */
public final class Call {
    private final RunningGateway gateway;
    private final RequestOptions options;
    private HttpVersion version = HttpVersion.HTTP_1_1;
    private boolean upgrades = true;
    private Buffer body = Buffer.buffer();

    /** What came back; {@code version} is what was spoken. */
    public record Answer(int status, MultiMap headers, Buffer body, HttpVersion version) {
        public String header(String name) {
            return headers.contains(name) ? headers.get(name) : "";
        }

        public JsonObject json() {
            return new JsonObject(body);
        }

        /** The pointers of a problem's errors. */
        public List<String> pointers() {
            return json().getJsonArray("errors").stream()
                    .map(error -> ((JsonObject) error).getString("pointer"))
                    .toList();
        }
    }

    private Call(RunningGateway gateway, RequestOptions options) {
        this.gateway = gateway;
        this.options = options;
    }

    static Call to(RunningGateway gateway, HttpMethod method, String path) {
        return new Call(
                gateway,
                new RequestOptions()
                        .setMethod(method)
                        .setHost("127.0.0.1")
                        .setPort(gateway.port())
                        .setSsl(gateway.isSecure())
                        .setURI(path));
    }

    public Call with(String header, String value) {
        options.putHeader(header, value);
        return this;
    }

    public Call json(JsonObject json) {
        return with("Content-Type", "application/json").body(json.encode());
    }

    /** As a browser posts a form of the gateway's own page. */
    public Call form(Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return with("Content-Type", "application/x-www-form-urlencoded")
                .with("Origin", gateway.origin())
                .body(body);
    }

    public Call body(String text) {
        body = Buffer.buffer(text);
        return this;
    }

    public Call body(byte[] bytes) {
        body = Buffer.buffer(bytes);
        return this;
    }

    public Call over(HttpVersion other) {
        version = other;
        return this;
    }

    /** HTTP/2 in clear text without asking first. */
    public Call overHttp2AtOnce() {
        upgrades = false;
        return over(HttpVersion.HTTP_2);
    }

    public Answer send() {
        return RunningGateway.await(begin());
    }

    /** For calls that race. */
    public Future<Answer> begin() {
        var client = client();
        return client.request(options)
                // nested, so that the body is asked for on the client's loop, before any of it can arrive
                .compose(request -> request.send(body).compose(Call::answer))
                .onComplete(any -> client.close());
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        return response.body()
                .map(read -> new Answer(response.statusCode(), response.headers(), read, response.version()));
    }

    private HttpClient client() {
        return gateway.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(version)
                        .setHttp2ClearTextUpgrade(upgrades)
                        .setUseAlpn(gateway.isSecure())
                        .setTrustAll(true)
                        .setVerifyHost(false));
    }
}
