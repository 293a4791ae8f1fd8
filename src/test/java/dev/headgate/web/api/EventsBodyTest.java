package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Problem;
import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Checksum.Algorithm;
import dev.headgate.dualwrite.event.Data;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.web.api.EventsBody.Item;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsBodyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String JSON = "application/json";
    private static final String LEAST = "{\"type\":\"test_event\"}";

    private static List<Item> items(String mediaType, String body) {
        var read = new ArrayList<Item>();
        EventsBody.read(mediaType, body.getBytes(StandardCharsets.UTF_8), NOW)
                .fold(read::addAll, problem -> assertThat(problem).isNull());
        return read;
    }

    private static ProblemDetail refusal(String mediaType, String body) {
        var refused = new ArrayList<ProblemDetail>();
        EventsBody.read(mediaType, body.getBytes(StandardCharsets.UTF_8), NOW)
                .fold(items -> assertThat(items).isNull(), refused::add);
        return refused.get(0);
    }

    private static Event only(String body) {
        return items(JSON, body).get(0).event().orElseThrow();
    }

    private static List<Problem> problems(String body) {
        return items(JSON, body).get(0).problems();
    }

    private static List<String> told(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.pointer() + " " + problem.message())
                .toList();
    }

    @Test
    void everyMemberIsReadAsItWasSent() {
        var value = "ab".repeat(32);

        var event = only(
                "{\"id\":\"id 1 ✓\",\"type\":\"order.paid:v1-x_\",\"timestamp\":\"2026-11-22T10:00:00.123456789+02:00\","
                        + "\"source\":\"shop-1\",\"key\":\"order-1\",\"data\":{\"b\":1.50,\"a\":[1,{\"c\":null}]},"
                        + "\"metadata\":{\"trace\":\"t\"},\"category\":\"user_activity\","
                        + "\"checksum\":{\"algorithm\":\"SHA-256\",\"value\":\"" + value + "\"}}");

        assertThat(event)
                .isEqualTo(new Event(
                        "id 1 ✓",
                        0,
                        "order.paid:v1-x_",
                        Instant.parse("2026-11-22T08:00:00.123456789Z"),
                        "shop-1",
                        "order-1",
                        Data.of(new JsonObject("{\"a\":[1,{\"c\":null}],\"b\":1.5}")),
                        Data.of(new JsonObject().put("trace", "t")),
                        Optional.of("user_activity"),
                        Optional.of(new Checksum(Algorithm.SHA_256, value))));
        assertThat(event.data().canonical()).isEqualTo("{\"a\":[1,{\"c\":null}],\"b\":1.5}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LEAST,
                "{\"type\":\"test_event\",\"id\":null,\"timestamp\":null,\"source\":null,\"key\":null,\"data\":null,"
                        + "\"metadata\":null,\"category\":null,\"checksum\":null}"
            })
    void whatIsAbsentOrNullIsFilledIn(String body) {
        var event = only(body);

        assertThat(event.id()).matches("[0-9A-Z]{26}");
        assertThat(event.key()).isEqualTo(event.id());
        assertThat(event.timestamp()).isEqualTo(NOW);
        assertThat(event.source()).isEqualTo("http");
        assertThat(event.data()).isEqualTo(Data.EMPTY);
        assertThat(event.category()).isEmpty();
        assertThat(event.checksum()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /type expected what happened: 1 to 128 letters, digits, _, ., : or -, found nothing",
                "{'type':'a b'} | /type expected what happened: 1 to 128 letters, digits, _, ., : or -, found 'a b'",
                "{'type':7} | /type expected what happened: 1 to 128 letters, digits, _, ., : or -, found 7",
                "{'type':'a','id':''} | /id expected 1 to 128 printable characters, found ''",
                "{'type':'a','key':'a\\nb'} | /key expected 1 to 512 printable characters, found 'a\\nb'",
                "{'type':'a','key':'\\ud800'} | /key expected 1 to 512 printable characters, found '\ud800'",
                "{'type':'a','source':[]} | /source expected 1 to 128 printable characters, found []",
                "{'type':'a','timestamp':'2026-02-30T10:00:00Z'} | /timestamp expected a time that exists, found '2026-02-30T10:00:00Z'",
                "{'type':'a','timestamp':1763805600} | /timestamp expected a time as RFC 3339 has it, such as 2026-11-22T10:00:00Z, found 1763805600",
                "{'type':'a','category':'Critical'} | /category expected a name such as user_activity: a-z, 0-9 and _, a letter first, found 'Critical'",
                "{'type':'a','data':[1]} | /data expected a JSON object, found [1]",
                "{'type':'a','data':{'x':{'y':[0,1e309]}}} | /data/x/y/1 expected a number that a double holds, found 1e309: put it in quotes to keep its digits (RFC 8785)",
                "{'type':'a','metadata':{'n':9007199254740993}} | /metadata/n expected a number that a double holds, found 9007199254740993: put it in quotes to keep its digits (RFC 8785)",
                "{'type':'a','dta':{}} | /dta unknown key 'dta'; did you mean 'data'?",
                "{'type':'a','checksum':{'algorithm':'MD5','value':'x'}} | /checksum/algorithm expected one of SHA-256, CRC32, HMAC-SHA-256",
                "{'type':'a','checksum':{'algorithm':'CRC32','value':'ABCDEF01'}} | /checksum/value expected 8 lower-case hexadecimal digits",
                "{'type':'a','checksum':{'algorithm':'CRC32','value':'abcdef01','of':'data'}} | /checksum/of unknown key 'of'; expected one of algorithm, value",
                "{'type':'a','checksum':'abcdef01'} | /checksum expected an object with algorithm and value, found 'abcdef01'",
                "7 | expected an event, a JSON object",
            })
    void whatIsWrongIsToldWithItsPlace(String body, String problem) {
        assertThat(told(problems(body.replace('\'', '"'))).get(0).strip()).isEqualTo(problem.replace('\'', '"'));
    }

    @Test
    void everyProblemOfAnEventIsFoundAtOnce() {
        assertThat(problems("{\"type\":\"\",\"key\":\"\",\"category\":\"\",\"x\":1}"))
                .extracting(problem -> problem.pointer().toString())
                .containsExactlyInAnyOrder("/x", "/type", "/key", "/category");
    }

    @Test
    void anArraysEventsAreReadEachForItself() {
        var items = items(JSON, "[" + LEAST + ",\n {\"type\":\"a\",\"data\":{\"x\":NaN}}, []," + LEAST + "]");

        assertThat(items).extracting(item -> item.event().isPresent()).containsExactly(true, false, false, true);
        assertThat(items.get(1).problems().get(0).toJson())
                .isEqualTo(new JsonObject()
                        .put("pointer", "/1/data/x")
                        .put(
                                "message",
                                "expected a number that a double holds, found NaN: put it in quotes to keep its digits (RFC 8785)")
                        .put("value", "NaN")
                        .put("location", "body:2:26")
                        .put("file", "body")
                        .put("line", 2)
                        .put("column", 26));
        assertThat(told(items.get(2).problems())).containsExactly("/2 expected an event, a JSON object");
    }

    @Test
    void linesAreReadEachForItselfAndABrokenOneIsOneEventLess() {
        var items = items(EventsBody.NDJSON, LEAST + "\r\n\n{\"type\":\n  \t\n{\"typ\":\"a\"}\n" + LEAST);

        assertThat(items).extracting(item -> item.event().isPresent()).containsExactly(true, false, false, true);
        assertThat(items.get(1).problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .startsWith("body:3:");
        assertThat(items.get(1).problems())
                .extracting(problem -> problem.pointer().toString())
                .containsExactly("/1");
        assertThat(items.get(2).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "body:5:8 /2/typ: unknown key \"typ\"; did you mean \"type\"?",
                        "body:5:1 /2/type: expected what happened: 1 to 128 letters, digits, _, ., : or -, found nothing");
    }

    @Test
    void aDuplicateKeyIsNoJson() {
        assertThat(refusal(JSON, "{\"type\":\"a\",\"type\":\"b\"}").status()).isEqualTo(400);
        assertThat(items(EventsBody.NDJSON, "{\"type\":\"a\",\"type\":\"b\"}")
                        .get(0)
                        .event())
                .isEmpty();
    }

    @Test
    void aBodyThatIsNoJsonOrEmptyIsRefusedWhole() {
        assertThat(refusal(JSON, "{\"type\":").status()).isEqualTo(400);
        assertThat(refusal(JSON, "[]").status()).isEqualTo(422);
        assertThat(refusal(EventsBody.NDJSON, "\n \n").status()).isEqualTo(422);
    }

    @Test
    void moreThanAThousandEventsAreTooMany() {
        var many = IntStream.range(0, 1_001).mapToObj(index -> LEAST).toList();

        assertThat(items(JSON, many.subList(0, 1_000).toString())).hasSize(1_000);
        assertThat(refusal(JSON, many.toString()).status()).isEqualTo(413);
        assertThat(refusal(EventsBody.NDJSON, many.stream().collect(Collectors.joining("\n")))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void anEventOverItsSizeIsRefusedByItself() {
        var large = "{\"type\":\"a\",\"data\":{\"text\":\"" + "x".repeat(EventReader.LARGEST) + "\"}}";
        var items = items(JSON, "[" + large + "," + LEAST + "]");

        assertThat(told(items.get(0).problems()))
                .singleElement()
                .asString()
                .startsWith("/0 expected an event of at most 262,144 bytes, found 262,");
        assertThat(items.get(1).event()).isPresent();
    }
}
