package dev.headgate.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.store.RevisionStore;
import dev.headgate.store.StoreUnavailableException;
import dev.headgate.web.Call.Answer;
import dev.headgate.web.RunningGateway;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A restore as a browser without scripts makes it. */
class RestoreTest {
    private static final String PERFORMANCE = "/dual_write/categories/performance/percentage";
    private static final String SYSTEM = "/dual_write/categories/system/percentage";
    /** The store's method that fails now; none when it is empty. */
    private static final AtomicReference<String> BROKEN = new AtomicReference<>("");

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway(RestoreTest::breakable);

    private long old;
    private long head;

    @BeforeEach
    void thePercentageWasLowered() {
        GATEWAY.post("/api/v1/revisions/1/restore")
                .with("If-Match", "*")
                .json(new JsonObject().put("reason", "a new test"))
                .send();
        old = GATEWAY.edit(PERFORMANCE, 75).send().json().getLong("revision");
        head = GATEWAY.edit(PERFORMANCE, 10).send().json().getLong("revision");
    }

    @AfterEach
    void theStoreIsSound() {
        BROKEN.set("");
    }

    @Test
    void thePreviewSaysEachValueThatWouldChangeAndChangesNothing() {
        var preview = GATEWAY.get("/history/" + old + "/restore").send();
        assertThat(preview.status()).isEqualTo(200);
        assertThat(text(preview)).contains("performance", "percentage 10 % 75 %", "Restore as revision " + (head + 1));
        assertThat(GATEWAY.etag()).isEqualTo("\"" + head + "\"");
    }

    @Test
    void aRestoreIsANewRevisionAndSeesTheOverviewWithTheWayBack() {
        var restored = restore(old, head, "back to the week before");
        assertThat(restored.status()).isEqualTo(303);
        assertThat(restored.header("Location")).isEqualTo("/?saved=" + (head + 1));
        assertThat(text(GATEWAY.get(restored.header("Location")).send()))
                .contains("performance percentage 10 % → 75 %", "Undo");
        assertThat(percentage()).isEqualTo(75);
    }

    @Test
    void aRestoreWithoutAReasonComesBackWithItsPreview() {
        var answer = restore(old, head, " ");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(text(answer)).contains("Say why", "percentage 10 % 75 %");
        assertThat(percentage()).isEqualTo(10);
    }

    @Test
    @Tag("C5")
    void aStaleRestoreIsRefusedWithWhatChangedMeanwhileAndTheReasonKept() {
        GATEWAY.edit(SYSTEM, 30).send();

        var stale = restore(old, head, "back to the week before");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.body().toString())
                .contains("value=\"back to the week before\"", "value=\"" + (head + 1) + "\"");
        assertThat(text(stale))
                .contains("Somebody was faster", "What changed meanwhile", "system percentage 100 % 30 %")
                .contains("What it would change", "percentage 10 % 75 %");
        assertThat(percentage()).isEqualTo(10);
        assertThat(restore(old, head + 1, "back to the week before").status()).isEqualTo(303);
    }

    @Test
    void aFormWithoutItsRevisionIsStale() {
        var answer = restore(old, 0, "a forged form");
        assertThat(answer.status()).isEqualTo(412);
        assertThat(text(answer)).contains("Somebody was faster").doesNotContain("What changed meanwhile");
    }

    @Test
    void restoringWhatIsThereSaysThatNothingWouldChange() {
        assertThat(text(GATEWAY.get("/history/" + head + "/restore").send())).contains("Nothing would change");
        var answer = restore(head, head, "for nothing");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer)).contains("Nothing would change").doesNotContain("Restore as");
    }

    @Test
    void aValueThatOnlyLosesItsOverrideIsSaidToStay() {
        var before = GATEWAY.edit(SYSTEM, 20).send().json().getLong("revision") - 1;
        GATEWAY.edit(SYSTEM, 100).send();
        assertThat(text(GATEWAY.get("/history/" + before + "/restore").send()))
                .contains("system", "percentage 100 % the same, from default");
    }

    @Test
    void whatBecomesOfTheKillSwitchComesFirst() {
        var thrown =
                GATEWAY.edit("/dual_write/global_override", "websocket_only").send();
        GATEWAY.edit("/dual_write/global_override", "realtime_only").send();
        GATEWAY.edit(SYSTEM, 20).send();
        assertThat(text(GATEWAY.get("/history/" + thrown.json().getLong("revision") + "/restore")
                        .send()))
                .containsSubsequence(
                        "traffic Every category, known or not, writes to websocket and nowhere else, at once.",
                        "realtime only websocket only",
                        "system The kill switch is on");
    }

    @Test
    @Tag("D3")
    void aStoreThatTakesNoWritesIsSaidAndTheReasonKept() {
        BROKEN.set("append");
        var answer = restore(old, head, "back to the week before");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.body().toString()).contains("value=\"back to the week before\"", "the disk is full");
        assertThat(text(answer)).contains("percentage 10 % 75 %");
    }

    @Test
    void aLogThatCannotBeReadLosesNoReason() {
        BROKEN.set("find");
        var answer = restore(old, head, "back to the week before");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().toString()).contains("value=\"back to the week before\"");
    }

    @Test
    void whatIsNotThereCannotBeRestored() {
        assertThat(restore(99999, head, "to the future").status()).isEqualTo(404);
    }

    private static Answer restore(long revision, long base, String reason) {
        var form = new LinkedHashMap<String, String>();
        form.put("revision", Long.toString(base));
        form.put("reason", reason);
        return GATEWAY.post("/history/" + revision + "/restore").form(form).send();
    }

    private static int percentage() {
        return GATEWAY.get("/api/v1/config" + PERFORMANCE).send().json().getInteger("value");
    }

    private static String text(Answer page) {
        return page.body()
                .toString()
                .replaceAll("<[^>]*>", " ")
                .replace('\u00a0', ' ')
                .replaceAll("\\s+", " ");
    }

    /** The real store, except that one of its methods may fail. */
    private static RevisionStore breakable(RevisionStore store) {
        return (RevisionStore) Proxy.newProxyInstance(
                RevisionStore.class.getClassLoader(),
                new Class<?>[] {RevisionStore.class},
                (proxy, method, arguments) -> method.getName().equals(BROKEN.get())
                        ? Future.failedFuture(new StoreUnavailableException("the disk is full", null))
                        : method.invoke(store, arguments));
    }
}
