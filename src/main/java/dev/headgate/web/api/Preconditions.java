package dev.headgate.web.api;

import dev.headgate.live.EditRequest.Idempotency;
import dev.headgate.web.access.Callers;
import dev.headgate.web.answer.EntityTagList;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a write says in headers: the revision that it was made for, and the key that makes a repeat harmless.
 *
 * @param expected empty overwrites knowingly; {@link #NONE} can't be current, so the answer is that the write is stale
 */
record Preconditions(OptionalLong expected, Optional<Idempotency> idempotency) {
    /** A revision that never is current: they count from 1. */
    private static final long NONE = 0;

    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,128}");

    /** @param current the newest revision, which any of several tags may name */
    static Checked<Preconditions> required(RoutingContext context, long current) {
        return context.request().headers().contains(HttpHeaders.IF_MATCH)
                ? optional(context, current)
                : Checked.refuse(
                        428,
                        "an edit needs the header If-Match with the ETag of what was read, or * to overwrite knowingly");
    }

    static Checked<Preconditions> optional(RoutingContext context, long current) {
        var header = String.join(", ", context.request().headers().getAll(HttpHeaders.IF_MATCH));
        return expected(header.strip(), current)
                .then(expected -> idempotency(context)
                        .then(idempotency -> Checked.accept(new Preconditions(expected, idempotency))));
    }

    private static Checked<OptionalLong> expected(String header, long current) {
        if (header.isEmpty() || header.equals(EntityTagList.ANY)) {
            return Checked.accept(OptionalLong.empty());
        }
        var tags = EntityTagList.parse(header);
        if (tags.isEmpty()) {
            return Checked.refuse(
                    400,
                    "If-Match: expected entity tags such as " + EntityTags.of(current) + ", quotes included, or *");
        }
        var revisions = tags.stream()
                .map(EntityTags::revision)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
        return Checked.accept(OptionalLong.of(
                revisions.contains(current)
                        ? current
                        : revisions.stream().findFirst().orElse(NONE)));
    }

    private static Checked<Optional<Idempotency>> idempotency(RoutingContext context) {
        var key = context.request().getHeader("idempotency-key");
        if (key == null) {
            return Checked.accept(Optional.empty());
        }
        return KEY.matcher(key).matches()
                ? Checked.accept(Optional.of(new Idempotency(key, digest(context))))
                : Checked.refuse(400, "Idempotency-Key: expected 1 to 128 printable ASCII characters");
    }

    /** Of who asks, too: what a key came to is for whoever used it first. */
    private static String digest(RoutingContext context) {
        var body = Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
        var caller = Callers.of(context).name();
        var target = caller + "\n" + context.request().method() + " " + context.normalizedPath() + "\n";
        return Digest.sha256(target.getBytes(StandardCharsets.UTF_8), body.getBytes());
    }
}
