package dev.headgate.web.answer;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says, plain and, from the first time that somebody takes it so, compressed: what is kept and sent again
 * is compressed once. Any number of event loops may share it.
 *
 * <p>The two are different representations, so each has a strong tag of its own: {@code "12"} and {@code "12-gzip"}.
 */
public final class Body {
    /** Ends a tag within its quotes. */
    public static final String GZIP_SUFFIX = "-gzip";

    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    /** Smaller ones would hardly shrink. */
    private static final int COMPRESSED_FROM = 512;

    private final CharSequence type;
    private final Buffer plain;
    private volatile @Nullable Buffer compressed;

    private Body(CharSequence type, Buffer plain) {
        this.type = type;
        this.plain = plain;
    }

    /**
     * A body of that media type.
     *
     * @param type such as {@code application/json}
     */
    public static Body of(CharSequence type, Buffer plain) {
        return new Body(type, plain);
    }

    /** Ends the response with it; with its head alone when that is what was asked for. */
    public Future<Void> send(RoutingContext context) {
        return send(context, negotiate(context));
    }

    /**
     * Ends the response with it, or with 304 when the client has it in either form.
     *
     * @param etag strong, of the plain form
     */
    public Future<Void> send(RoutingContext context, String etag) {
        var gzip = negotiate(context);
        var other = etag.substring(0, etag.length() - 1) + GZIP_SUFFIX + '"';
        var known = EntityTagList.match(
                context.request().getHeader(HttpHeaders.IF_NONE_MATCH),
                gzip ? List.of(other, etag) : List.of(etag, other));
        var response = context.response().putHeader(HttpHeaders.ETAG, known.orElse(gzip ? other : etag));
        return known.isPresent() ? response.setStatusCode(304).end() : send(context, gzip);
    }

    private boolean negotiate(RoutingContext context) {
        if (plain.length() < COMPRESSED_FROM) {
            return false;
        }
        var headers = context.response().headers();
        var vary = headers.get(HttpHeaders.VARY);
        headers.set(HttpHeaders.VARY, vary == null ? HttpHeaders.ACCEPT_ENCODING : vary + ", accept-encoding");
        return Encodings.takesGzip(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
    }

    /** Without a body for HEAD by our own doing: over HTTP/2, Vert.x 5.0.10 would send it. */
    private Future<Void> send(RoutingContext context, boolean gzip) {
        var response = context.response().putHeader(HttpHeaders.CONTENT_TYPE, type);
        if (gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        var form = gzip ? compressed() : plain;
        return context.request().method().equals(HttpMethod.HEAD)
                ? response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(form.length()))
                        .end()
                : response.end(form);
    }

    /** Loops that come at once each compress: that is cheaper than waiting for each other. */
    private Buffer compressed() {
        var done = compressed;
        if (done == null) {
            done = Encodings.gzip(plain);
            compressed = done;
        }
        return done;
    }
}
