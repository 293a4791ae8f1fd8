package dev.headgate.dualwrite.deliver.realtime;

import dev.headgate.dualwrite.deliver.Adapter;
import dev.headgate.dualwrite.deliver.AdapterStatus;
import dev.headgate.dualwrite.deliver.Delivery;
import dev.headgate.dualwrite.deliver.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sends a batch as one request. It keeps no connection to be ready: its status is how the last request went. */
final class HttpAdapter implements Adapter {
    private final Vertx vertx;
    private final String name;
    private final RealtimeSettings settings;
    private final Endpoint endpoint;
    private final Allowance allowance;
    private final HttpClient client;
    private volatile AdapterStatus status = AdapterStatus.ready(0);

    HttpAdapter(Vertx vertx, String name, RealtimeSettings settings, Endpoint endpoint) {
        this.vertx = vertx;
        this.name = name;
        this.settings = settings;
        this.endpoint = endpoint;
        this.allowance = new Allowance(settings, System::nanoTime);
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int)
                Math.min(Integer.MAX_VALUE, settings.timeout().toMillis())));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Future<List<Outcome>> deliver(List<Delivery> batch) {
        var posting = new Posting(batch, this::post);
        var wait = posting.admit(allowance);
        var due = wait == 0 ? Future.succeededFuture() : vertx.timer(wait, TimeUnit.MILLISECONDS);
        return due.compose(now -> posting.send());
    }

    private Future<Answer> post(List<Delivery> events) {
        var timeout = settings.timeout().toMillis();
        return client.request(endpoint.broadcast().setTimeout(timeout))
                .compose(request -> request.send(Posting.body(events, settings))
                        .compose(response -> response.body()
                                .map(body -> new Answer(
                                        response.statusCode(), endpoint.quoted(Refused.reason(body.toString())))))
                        .timeout(timeout, TimeUnit.MILLISECONDS)
                        .onFailure(late -> request.reset()))
                .otherwise(failure -> new Answer(0, endpoint.quoted(Answer.absent(failure, timeout))))
                .onSuccess(answer -> status = seen(answer));
    }

    private static AdapterStatus seen(Answer answer) {
        var detail = answer.isTaken() ? "" : "the last request failed: " + answer.words();
        return AdapterStatus.of(AdapterStatus.State.READY, detail);
    }

    @Override
    public AdapterStatus status() {
        return status;
    }

    @Override
    public Subscription subscribe(Consumer<String> received) {
        return Channel.open(vertx, settings, endpoint, received);
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }
}
