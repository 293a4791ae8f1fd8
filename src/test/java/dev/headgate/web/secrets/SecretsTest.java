package dev.headgate.web.secrets;

import static dev.headgate.web.RunningGateway.add;
import static dev.headgate.web.RunningGateway.replace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Secret;
import dev.headgate.live.LiveConfig;
import dev.headgate.web.Call;
import dev.headgate.web.RunningGateway;
import dev.headgate.web.secrets.MailSection.Mail;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every secret in here has {@code hush} in it. */
@Tag("A11")
class SecretsTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.serving(new MailSection(true));

    private static final String PASSWORD = "/mail/password";

    @BeforeEach
    void layers() throws IOException {
        Files.writeString(GATEWAY.file(), """
                mail:
                  password: hush-in-file
                  relay: {url: 'smtp://relay', token: hush-token}
                """);
        Files.writeString(GATEWAY.variables(), "MAIL_API_KEY=hush-in-variable\n");
        scan();
        reset();
        assertThat(mail()).isEqualTo(new Mail("localhost", "hush-in-file", "hush-token", "hush-in-variable"));
    }

    @Test
    void nothingThatAnswersTellsASecret() throws IOException {
        try (var ears = new Ears(GATEWAY)) {
            var told = new ArrayList<String>();
            told.add(said(edit(replace(PASSWORD, "hush-edited")), 201));
            told.add(said(edit(replace("/mail/relay", new JsonObject().put("token", "hush-other"))), 201));
            told.add(said(edit(add("/mail/pasword", "hush-typo")), 422));
            told.add(said(edit(replace(PASSWORD, new JsonArray().add("hush-list"))), 422));
            told.add(said(edit(replace("/mail/relay", "hush-scalar")), 422));
            told.add(said(edit(test(PASSWORD, "hush-edited")), 409));
            told.add(said(edit(test(PASSWORD, "hush-wrong")), 409));
            told.add(said(post("*").body("{\"patch\": [{\"value\": hush-bare}]}"), 400));
            told.add(said(post("*").json(new JsonObject().put("operations", "hush-key")), 422));
            told.add(said(post("\"1\"").json(replace("/mail", new JsonObject().put("password", "hush-stale"))), 412));
            told.add(said(post("*", "?dry_run=true").json(replace(PASSWORD, "hush-dry")), 200));
            for (var broken : List.of(
                    "mail: {password: *hush-alias}",
                    "mail: {password: !hush-tag x}",
                    "mail: {password: !hush!tag x}",
                    "mail: {password: 'hush-open}",
                    "mail: {pasword: hush-typo}",
                    "mail: {password: [hush-list]}",
                    "mail: [hush-item]",
                    "mial: {password: hush-lost}",
                    "hush-all")) {
                Files.writeString(GATEWAY.file(), broken);
                told.add(scan());
                told.addAll(answers());
            }
            Files.writeString(GATEWAY.variables(), "MAIL_API_KEY=a\nhush-second-line\n");
            told.add(scan());
            told.addAll(answers());
            var last = revision();
            Awaitility.await()
                    .until(() ->
                            ears.heard().contains("id: " + last) || ears.heard().contains("id:" + last));

            assertThat(told).noneMatch(answer -> answer.contains("hush"));
            assertThat(ears.heard()).doesNotContain("hush").contains("source failed", Secret.MASK);
            assertThat(mail().password()).isEqualTo("hush-edited");
        }
    }

    @Test
    void postingTheMaskBackChangesNothing() {
        var before = revision();
        var read = GATEWAY.get("/api/v1/config/mail").send().json().getValue("value");

        assertThat(said(edit(replace("/mail", read)), 200)).contains("\"changes\":[]");
        assertThat(said(edit(replace(PASSWORD, Secret.MASK)), 200)).contains("\"changes\":[]");

        assertThat(revision()).isEqualTo(before);
    }

    @Test
    void anObjectPostedBackWithASiblingChangedKeepsItsSecretsLayer() {
        var read = GATEWAY.get("/api/v1/config/mail/relay").send().json().getJsonObject("value");

        said(edit(replace("/mail/relay", read.put("url", "smtp://other"))), 201);

        assertThat(mail().relayToken()).isEqualTo("hush-token");
        var origins = GATEWAY.get("/api/v1/config?explain=true").send().json().getJsonObject("origins");
        assertThat(origins.getJsonObject("/mail/relay/url").getString("layer")).isEqualTo("override");
        assertThat(origins.getJsonObject("/mail/relay/token").getString("layer"))
                .isEqualTo("dual-write");
    }

    @Test
    void aMaskWithNoSecretToKeepIsAProblemThere() {
        removeRelay();

        var refused = edit(add("/mail/relay/token", Secret.MASK)).send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/mail/relay/token");
    }

    @Test
    void aChangedSecretIsARevisionThatShowsNeitherSide() {
        var change = new JsonObject(said(edit(replace(PASSWORD, "hush-changed")), 201))
                .getJsonArray("changes")
                .getJsonObject(0);

        assertThat(change.getString("path")).isEqualTo(PASSWORD);
        assertThat(change.getString("from")).isEqualTo(Secret.MASK);
        assertThat(change.getString("to")).isEqualTo(Secret.MASK);
        assertThat(mail().password()).isEqualTo("hush-changed");
    }

    /** Else whoever may edit could try values until one changes nothing. */
    @Test
    void aRightGuessIsAnsweredAsAWrongOne() {
        var right = new JsonObject(said(post("*", "?dry_run=true").json(replace(PASSWORD, "hush-in-file")), 200));
        var wrong = new JsonObject(said(post("*", "?dry_run=true").json(replace(PASSWORD, "hush-guessed")), 200));

        assertThat(right).isEqualTo(wrong);
        said(edit(replace(PASSWORD, "hush-in-file")), 201);
    }

    @Test
    void aRestartKeepsTheSecretAndARestoreBringsTheOldOneBack() {
        said(edit(replace(PASSWORD, "hush-first")), 201);
        var first = revision();
        said(edit(replace(PASSWORD, "hush-second")), 201);

        GATEWAY.restart(new MailSection(true));

        assertThat(mail().password()).isEqualTo("hush-second");
        var restored = GATEWAY.post("/api/v1/revisions/" + first + "/restore")
                .with("If-Match", "*")
                .json(new JsonObject().put("reason", "back"));
        assertThat(said(restored, 201)).doesNotContain("hush");
        assertThat(mail().password()).isEqualTo("hush-first");
        assertThat(answers()).noneMatch(answer -> answer.contains("hush"));
    }

    private static List<String> answers() {
        return Answers.of(GATEWAY);
    }

    private static void removeRelay() {
        try {
            Files.writeString(GATEWAY.file(), "mail: {password: hush-in-file}\n");
        } catch (IOException e) {
            throw new IllegalStateException("the source can't be written", e);
        }
        scan();
    }

    private static String scan() {
        return said(GATEWAY.post("/api/v1/sources/scan").json(new JsonObject()), 200);
    }

    private static void reset() {
        var layer = GATEWAY.get("/api/v1/revisions/" + revision()).send().json().getJsonObject("override");
        if (!layer.isEmpty()) {
            said(
                    edit(new JsonObject()
                            .put(
                                    "patch",
                                    new JsonArray()
                                            .add(new JsonObject()
                                                    .put("op", "remove")
                                                    .put("path", "")))
                            .put("reason", "a new test")),
                    201);
        }
    }

    private static Call edit(JsonObject body) {
        return post("*").json(body);
    }

    private static Call post(String tag) {
        return post(tag, "");
    }

    private static Call post(String tag, String query) {
        return GATEWAY.post("/api/v1/revisions" + query)
                .with("Content-Type", "application/json")
                .with("If-Match", tag);
    }

    private static JsonObject test(String path, String value) {
        var body = replace(path, value);
        body.getJsonArray("patch").getJsonObject(0).put("op", "test");
        return body;
    }

    private static String said(Call call, int status) {
        var answer = call.send();
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        return answer.body().toString();
    }

    private static long revision() {
        return Answers.revision(GATEWAY);
    }

    private static Mail mail() {
        return LiveConfig.of(GATEWAY.vertx()).snapshot().section(Mail.class);
    }
}
