package dev.headgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call.Answer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One thing, plain or compressed, whole or its head alone, over either version of HTTP. */
class RepresentationsTest {
    private static final String CONFIG = "/api/v1/config";
    private static final String RECOVERY = "/dual_write/circuit_breaker_recovery_time_s";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void theCompressedFormIsTheSameUnpacked(HttpVersion version) throws IOException {
        var plain = get(version, CONFIG, "identity");
        var packed = get(version, CONFIG, "gzip");

        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(unpacked(packed)).isEqualTo(plain.body());
        assertThat(packed.header("Vary")).isEqualTo("accept-encoding");
        assertThat(plain.header("Vary")).isEqualTo("accept-encoding");
    }

    @Test
    void eachFormHasAStrongTagOfItsOwn() {
        var plain = get(HttpVersion.HTTP_1_1, CONFIG, "identity");
        var packed = get(HttpVersion.HTTP_1_1, CONFIG, "gzip");

        assertThat(plain.header("ETag")).isEqualTo("\"" + plain.json().getLong("revision") + "\"");
        assertThat(packed.header("ETag")).isEqualTo("\"" + plain.json().getLong("revision") + "-gzip\"");
    }

    @ParameterizedTest
    @CsvSource({"identity, ''", "identity, -gzip", "gzip, ''", "gzip, -gzip"})
    void whoHasItInEitherFormIsToldThatNothingChanged(String accepted, String suffix) {
        var tag = GATEWAY.etag().replaceAll("\"$", suffix + "\"");

        var answer = GATEWAY.get(CONFIG)
                .with("Accept-Encoding", accepted)
                .with("If-None-Match", "\"0\", W/" + tag)
                .send();

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("ETag")).as("the tag of what the client has").isEqualTo(tag);
        assertThat(answer.header("Vary")).isEqualTo("accept-encoding");
        assertThat(answer.header("Content-Encoding")).isEmpty();
    }

    @Test
    void anEditMayNameTheTagOfEitherForm() {
        var packed = get(HttpVersion.HTTP_1_1, CONFIG, "gzip").header("ETag");
        var body = RunningGateway.replace(RECOVERY, 31);

        assertThat(post(packed, body).status()).isEqualTo(201);
        assertThat(post(packed, body).status()).as("stale by now").isEqualTo(412);
        assertThat(post(GATEWAY.etag(), RunningGateway.replace(RECOVERY, 32)).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/history",
                "/categories/critical",
                "/categories/nothing",
                CONFIG,
                "/api/v1/config/nothing",
                "/openapi.yaml",
                "/metrics",
                "/nothing",
                "/sources/scan"
            })
    void aHeadHasNoBodyOverHttp2EitherAndTheSameLength(String path) {
        assertHeadOnly(path);
    }

    @Test
    void aHeadOfAStaticFileHasNoBody() {
        var page = GATEWAY.get("/").send().body().toString();
        var start = page.indexOf("/assets/");

        assertHeadOnly(page.substring(start, page.indexOf('"', start)));
    }

    @Test
    void aStreamDoesNotSpoilOtherAnswersOnItsHttp2Connection() {
        var options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setDecompressionSupported(true);
        var client = GATEWAY.vertx().createHttpClient(options);
        var stream = RunningGateway.await(begin(client, "/api/v1/changes"));

        var body = RunningGateway.await(begin(client, CONFIG).compose(HttpClientResponse::body));

        assertThat(new JsonObject(body).getLong("revision")).isPositive();
        RunningGateway.await(stream.request().reset()); // it would never end, and its connection neither
        RunningGateway.await(client.close());
    }

    private static void assertHeadOnly(String path) {
        var whole = GATEWAY.get(path).overHttp2AtOnce().send();
        for (var version : new HttpVersion[] {HttpVersion.HTTP_2, HttpVersion.HTTP_1_1}) {
            var head = GATEWAY.call(HttpMethod.HEAD, path).over(version).send();

            assertThat(head.body()).as("%s over %s", path, version).isEqualTo(Buffer.buffer());
            assertThat(head.status()).isEqualTo(whole.status());
            assertThat(head.header("Content-Type")).isEqualTo(whole.header("Content-Type"));
            assertThat(head.header("Content-Length")).isNotEmpty();
        }
    }

    private static Answer get(HttpVersion version, String path, String accepted) {
        return GATEWAY.get(path).over(version).with("Accept-Encoding", accepted).send();
    }

    private static Answer post(String tag, JsonObject edit) {
        return GATEWAY.post("/api/v1/revisions")
                .with("If-Match", tag)
                .json(edit)
                .send();
    }

    private static Buffer unpacked(Answer answer) throws IOException {
        try (var gzip =
                new GZIPInputStream(new ByteArrayInputStream(answer.body().getBytes()))) {
            return Buffer.buffer(gzip.readAllBytes());
        }
    }

    private static Future<HttpClientResponse> begin(HttpClient client, String path) {
        return client.request(HttpMethod.GET, GATEWAY.port(), "127.0.0.1", path)
                .compose(request -> request.putHeader("Accept-Encoding", "gzip").send());
    }
}
