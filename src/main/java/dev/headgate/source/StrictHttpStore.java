package dev.headgate.source;

import dev.headgate.config.Limits;
import dev.headgate.config.StrictText;
import io.vertx.config.spi.ConfigStore;
import io.vertx.config.spi.ConfigStoreFactory;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;

/**
 * vertx-config's {@code http} store, with its settings ({@code host, port, path, ssl, timeout, followRedirects,
 * headers}), but with eyes: that one hands on the body of an error page as configuration, where {@code {}} would empty
 * the layer, and reads bodies of any size.
 */
final class StrictHttpStore implements ConfigStore {
    private final HttpClient client;
    private final RequestOptions request;

    private StrictHttpStore(Vertx vertx, JsonObject settings) {
        this.client = vertx.createHttpClient(new HttpClientOptions(settings));
        this.request = new RequestOptions()
                .setHost(settings.getString("host"))
                .setPort(settings.getInteger("port", 80))
                .setURI(settings.getString("path", "/"))
                .setTimeout(settings.getLong("timeout", 3_000L))
                .setFollowRedirects(settings.getBoolean("followRedirects", false));
        settings.getJsonObject("headers", new JsonObject())
                .forEach(header -> request.addHeader(header.getKey(), String.valueOf(header.getValue())));
    }

    /** Found by vertx-config among the services of the class path. */
    public static final class Factory implements ConfigStoreFactory {
        static final String TYPE = "strict-http";

        @Override
        public String name() {
            return TYPE;
        }

        @Override
        public ConfigStore create(Vertx vertx, JsonObject settings) {
            return new StrictHttpStore(vertx, settings);
        }
    }

    @Override
    public Future<Buffer> get() {
        return client.request(request).compose(HttpClientRequest::send).compose(StrictHttpStore::body);
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        var body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > Limits.BYTES) {
                refuse(response, whole, StrictText.tooLarge(body.length() + chunk.length()));
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(body));
        if (response.statusCode() != 200) {
            refuse(response, whole, "expected HTTP status 200, found " + response.statusCode());
        }
        return whole.future();
    }

    private static void refuse(HttpClientResponse response, Promise<Buffer> whole, String why) {
        whole.tryFail(why);
        response.request().reset();
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }
}
