package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.dualwrite.Route.Reason;
import dev.headgate.dualwrite.event.ByReference;
import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Checksum.Algorithm;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.EventWriter;
import dev.headgate.dualwrite.event.WriteEvents;
import dev.headgate.dualwrite.event.WriteResult;
import dev.headgate.dualwrite.event.WriteResult.Full;
import dev.headgate.dualwrite.event.WriteResult.Rejected;
import dev.headgate.dualwrite.event.WriteResult.Unavailable;
import dev.headgate.dualwrite.event.WriteResults;
import dev.headgate.web.RunningGateway;
import dev.headgate.web.access.LocalName;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a producer is told when whoever takes events from the bus turns some of them away. */
class EventsTurnedAwayTest {
    private static final String THREE_AND_A_BAD_ONE = "[{\"type\":\"a\"},{},{\"type\":\"b\"},{\"type\":\"c\"}]";

    private final Vertx vertx = Vertx.vertx();

    @BeforeEach
    void register() {
        vertx.eventBus().registerDefaultCodec(WriteEvents.class, new ByReference<>(WriteEvents.class));
        vertx.eventBus().registerDefaultCodec(WriteResults.class, new ByReference<>(WriteResults.class));
    }

    @AfterEach
    void close() {
        RunningGateway.await(vertx.close());
    }

    private void answering(WriteResult... results) {
        vertx.eventBus().localConsumer(EventWriter.WRITE, message -> message.reply(new WriteResults(List.of(results))));
    }

    private static WriteResult accepted(long sequence) {
        var event = Event.of("error", new JsonObject())
                .accepted(sequence, "critical", new Checksum(Algorithm.CRC32, "00000000"));
        return new WriteResult.Accepted(event, List.of("websocket"), List.of(), Reason.SINGLE);
    }

    private HttpResponse<String> post() throws IOException, InterruptedException {
        var router = Router.router(vertx);
        router.route().handler(new LocalName());
        router.route().handler(BodyHandler.create(false));
        router.route().handler(new PostEvents(EventWriter.of(vertx), Clock.systemUTC()));
        var server = RunningGateway.await(
                vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(THREE_AND_A_BAD_ONE))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static List<String> told(HttpResponse<String> answer, String list, String... members) {
        return new JsonObject(answer.body())
                .getJsonArray(list).stream()
                        .map(JsonObject.class::cast)
                        .map(it -> String.join(
                                " ",
                                List.of(members).stream()
                                        .map(it::getValue)
                                        .map(String::valueOf)
                                        .toList()))
                        .toList();
    }

    @Test
    void aFullGatewaySaysWhatItAcceptedBeforeAndWhenToComeBack() throws IOException, InterruptedException {
        answering(accepted(7), new Full(Duration.ofMillis(1_500)), new Full(Duration.ofMillis(1_500)));

        var answer = post();

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(told(answer, "events", "index", "sequence")).containsExactly("0 7");
        assertThat(told(answer, "errors", "pointer", "message"))
                .containsExactly(
                        "/1/type expected what happened: 1 to 128 letters, digits, _, ., : or -, found nothing",
                        "/2 not accepted: as much waits as may",
                        "/3 not accepted: as much waits as may");
    }

    @Test
    void aStoreThatCanNotWriteIsUnavailable() throws IOException, InterruptedException {
        var unavailable = new Unavailable("the event store can't write now");
        answering(unavailable, unavailable, unavailable);

        var answer = post();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(new JsonObject(answer.body()).getString("detail")).isEqualTo("the event store can't write now");
        assertThat(told(answer, "errors", "pointer")).containsExactly("/0", "/1/type", "/2", "/3");
    }

    @Test
    void whatIsRejectedOnAcceptIsToldWhereItIsInTheBody() throws IOException, InterruptedException {
        var problem = Problem.at(Pointer.of("category"), "expected another one", "x");
        answering(accepted(1), new Rejected(List.of(problem)), accepted(2));

        var answer = post();

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(told(answer, "events", "index", "sequence")).containsExactly("0 1", "3 2");
        assertThat(told(answer, "errors", "index", "pointer")).containsExactly("1 /1/type", "2 /2/category");
    }

    @Test
    void withoutADataPlaneEventsAreNotTakenNow() throws IOException, InterruptedException {
        var answer = post();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(answer.body()).getString("detail")).isEqualTo("events can't be taken now");
    }
}
