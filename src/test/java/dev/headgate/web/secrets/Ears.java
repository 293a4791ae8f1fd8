package dev.headgate.web.secrets;

import static dev.headgate.web.RunningGateway.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.headgate.web.RunningGateway;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Hears all that the gateway says unasked: both streams, and its log down to the finest level. */
final class Ears extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final List<String> LOGGERS = List.of("dev.headgate", "io.vertx");

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final HttpClient client;

    Ears(RunningGateway gateway) {
        client = gateway.vertx().createHttpClient();
        start();
        LOGGERS.forEach(name -> {
            logger(name).setLevel(Level.TRACE);
            logger(name).addAppender(this);
        });
        listen(gateway, "/api/v1/changes?since=1");
        listen(gateway, "/api/v1/changes");
        listen(gateway, "/live/changes");
    }

    private void listen(RunningGateway gateway, String path) {
        var listening = Promise.<Void>promise();
        gateway.vertx()
                .runOnContext(turn -> client.request(HttpMethod.GET, gateway.port(), "127.0.0.1", path)
                        .compose(request -> request.send().map(response -> {
                            response.exceptionHandler(closed -> heard.add("closed"));
                            response.handler(chunk -> heard.add(chunk.toString()));
                            return response;
                        }))
                        .<Void>mapEmpty()
                        .onComplete(listening));
        await(listening.future());
    }

    @Override
    protected void append(ILoggingEvent event) {
        heard.add(event.getFormattedMessage() + " " + event.getKeyValuePairs() + "\n");
        for (var cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            heard.add(cause.getMessage() + "\n");
        }
    }

    String heard() {
        return String.join("", heard);
    }

    @Override
    public void close() {
        LOGGERS.forEach(name -> {
            logger(name).setLevel(null);
            logger(name).detachAppender(this);
        });
        stop();
        await(client.close());
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
