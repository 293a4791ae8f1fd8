package dev.headgate.dualwrite.parity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a receiver of alerts, one after the other and each until it is taken: an answer of 2xx. Any other is tried again
 * after a growing delay, save 410, by which a receiver wants no more of it. Belongs to one event loop.
 */
final class AlertWebhook {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWebhook.class);
    static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5));
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 100;
    private static final int GONE = 410;

    private final Vertx vertx;
    private final Clock clock;
    private final List<Duration> delays;
    private final HttpClient client;
    private final ArrayDeque<WebhookMessage> waiting = new ArrayDeque<>();
    private Optional<Parity.Webhook> receiver;
    private boolean busy;
    private boolean closed;
    private long timer = -1;

    AlertWebhook(Vertx vertx, Clock clock, Optional<Parity.Webhook> receiver, List<Duration> delays) {
        this.vertx = vertx;
        this.clock = clock;
        this.receiver = receiver;
        this.delays = List.copyOf(delays);
        this.client = vertx.createHttpClient();
    }

    void set(Optional<Parity.Webhook> newer) {
        receiver = newer;
    }

    void send(Alert alert) {
        if (receiver.isEmpty()) {
            return;
        }
        if (waiting.size() == MOST_WAITING) {
            LOG.atWarn().addKeyValue("message", waiting.remove().id()).log("too many alerts wait for the webhook");
        }
        waiting.add(WebhookMessage.of(alert));
        next();
    }

    /** Gives up what wasn't taken yet. */
    Future<Void> close() {
        closed = true;
        waiting.clear();
        vertx.cancelTimer(timer);
        return client.close();
    }

    private void next() {
        if (!busy && !closed && !waiting.isEmpty()) {
            busy = true;
            attempt(waiting.remove(), 0);
        }
    }

    private void attempt(WebhookMessage message, int attempt) {
        if (closed || receiver.isEmpty()) {
            done();
            return;
        }
        var webhook = receiver.get();
        post(webhook, message).onComplete(answer -> {
            if (answer.succeeded() && (answer.result() / 100 == 2 || answer.result() == GONE)) {
                done();
                return;
            }
            var found = answer.succeeded() ? "status " + answer.result() : "no answer";
            if (attempt == delays.size() || closed) {
                LOG.atError()
                        .addKeyValue("url", webhook.url())
                        .addKeyValue("message", message.id())
                        .addKeyValue("found", found)
                        .log("the webhook didn't take an alert");
                done();
                return;
            }
            LOG.atWarn()
                    .addKeyValue("url", webhook.url())
                    .addKeyValue("message", message.id())
                    .addKeyValue("found", found)
                    .log("the webhook will be tried again");
            timer = vertx.setTimer(delays.get(attempt).toMillis(), fired -> attempt(message, attempt + 1));
        });
    }

    private void done() {
        busy = false;
        next();
    }

    /** Completes with the status. */
    private Future<Integer> post(Parity.Webhook webhook, WebhookMessage message) {
        var request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(webhook.url())
                .setConnectTimeout(TIMEOUT.toMillis())
                .setTimeout(TIMEOUT.toMillis());
        return client.request(request).compose(opened -> send(opened, webhook, message));
    }

    private Future<Integer> send(HttpClientRequest request, Parity.Webhook webhook, WebhookMessage message) {
        var now = clock.instant();
        request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader("webhook-id", message.id())
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        webhook.secret().ifPresent(secret -> request.putHeader("webhook-signature", message.signature(secret, now)));
        return request.send(message.body()).map(answer -> answer.statusCode());
    }
}
