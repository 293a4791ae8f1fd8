package dev.headgate.web.api;

import dev.headgate.config.Values;
import dev.headgate.dualwrite.parity.Discrepancy;
import dev.headgate.dualwrite.parity.Discrepancy.Kind;
import dev.headgate.dualwrite.parity.LiveParity;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code GET /api/v1/parity/discrepancies}: one JSON object a line, the oldest first, as the view had them at the start. */
record ExportDiscrepancies(LiveParity parity) implements Handler<RoutingContext> {
    private static final CharSequence NDJSON = HttpHeaders.createOptimized("application/x-ndjson");
    /** Characters that leave in one write, after which others have their turn on this loop. */
    private static final int SLICE = 64 * 1024;

    private static final String KINDS =
            Arrays.stream(Kind.values()).map(Kind::wire).collect(Collectors.joining(", "));

    @Override
    public void handle(RoutingContext context) {
        Parameters.only(context, "adapter", "category", "kind")
                .then(ExportDiscrepancies::kind)
                .fold(kind -> stream(context, kind), problem -> problem.send(context));
    }

    private void stream(RoutingContext context, Optional<Kind> kind) {
        var adapter = Optional.ofNullable(context.request().getParam("adapter"));
        var category = Optional.ofNullable(context.request().getParam("category"));
        var chosen = parity.view().discrepancies().stream()
                .filter(one -> kind.isEmpty() || one.kind() == kind.get())
                .filter(one -> adapter.isEmpty() || one.adapter().equals(adapter.get()))
                .filter(one -> category.isEmpty() || one.category().equals(category.get()))
                .iterator();
        var response =
                context.response().putHeader(HttpHeaders.CONTENT_TYPE, NDJSON).setChunked(true);
        write(context, response, chosen);
    }

    private static void write(RoutingContext context, HttpServerResponse response, Iterator<Discrepancy> rest) {
        var slice = new StringBuilder();
        while (rest.hasNext() && slice.length() < SLICE) {
            slice.append(rest.next().toLine()).append('\n');
        }
        if (!rest.hasNext()) {
            response.end(slice.toString());
            return;
        }
        response.write(slice.toString())
                .onSuccess(written -> context.vertx().runOnContext(turn -> write(context, response, rest)))
                .onFailure(context::fail);
    }

    private static Checked<Optional<Kind>> kind(RoutingContext context) {
        var text = Optional.ofNullable(context.request().getParam("kind"));
        var kind = text.flatMap(Kind::of);
        return text.isPresent() && kind.isEmpty()
                ? Checked.refuse(400, "kind: expected one of " + KINDS + ", found " + Values.show(text.get()))
                : Checked.accept(kind);
    }
}
