package dev.headgate.web.access;

import dev.headgate.web.RunningGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A stream that is being read by somebody with a credential. */
final class Lines implements AutoCloseable {
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<HttpResponse<Void>> response;

    Lines(RunningGateway gateway, String path, String token) {
        this(gateway, path, token, "X-API-Key");
    }

    Lines(RunningGateway gateway, String path, String credential, String header) {
        var request = HttpRequest.newBuilder(URI.create(gateway.origin() + path))
                .header(header, credential)
                .build();
        var body = HttpResponse.BodyHandlers.ofByteArrayConsumer(bytes -> bytes.ifPresent(this::append));
        response = HttpClient.newHttpClient().sendAsync(request, body);
    }

    private synchronized void append(byte[] chunk) {
        text.append(new String(chunk, StandardCharsets.UTF_8));
    }

    synchronized String text() {
        return text.toString();
    }

    boolean ended() {
        return response.isDone();
    }

    @Override
    public void close() {
        response.cancel(true);
    }
}
