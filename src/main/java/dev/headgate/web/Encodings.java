package dev.headgate.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Which requests may be answered compressed. */
final class Encodings {
    private Encodings() {}

    /**
     * None over HTTP/2: there Vert.x 5.0.10 keeps one encoder for each connection, and an answer that must not be
     * compressed (a stream) takes it from all later ones, which still call themselves gzip.
     */
    static void narrow(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.headers().remove(HttpHeaders.ACCEPT_ENCODING);
        }
    }
}
