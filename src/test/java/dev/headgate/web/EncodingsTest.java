package dev.headgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EncodingsTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void aStreamDoesNotSpoilOtherAnswersOnItsHttp2Connection() {
        var options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setDecompressionSupported(true);
        var client = GATEWAY.vertx().createHttpClient(options);
        RunningGateway.await(get(client, "/api/v1/changes"));

        var body = RunningGateway.await(get(client, "/api/v1/config").compose(HttpClientResponse::body));

        assertThat(new JsonObject(body).getLong("revision")).isPositive();
    }

    @Test
    void anAnswerIsCompressedForWhoAsks() {
        var answer =
                GATEWAY.get("/api/v1/config").with("Accept-Encoding", "gzip").send();

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    }

    private static Future<HttpClientResponse> get(HttpClient client, String path) {
        return client.request(HttpMethod.GET, GATEWAY.port(), "127.0.0.1", path)
                .compose(request -> request.putHeader("Accept-Encoding", "gzip").send());
    }
}
