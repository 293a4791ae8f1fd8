package dev.headgate.web.ui;

import dev.headgate.store.RevisionFilter;
import dev.headgate.store.RevisionStore;
import dev.headgate.web.view.HistoryPage;
import dev.headgate.web.view.Shell;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code GET /history?path=&actor=&origin=&before=}: revisions that pass the filter, newest first. */
record HistoryPages(Console console) implements Handler<RoutingContext> {
    private static final int PAGE = 30;
    private static final int DELTAS = 6;

    @Override
    public void handle(RoutingContext context) {
        var query = HistoryQuery.of(context);
        query.filter(console.live().snapshot().document())
                .ifPresentOrElse(
                        filter -> console.answer(
                                context,
                                console.store().newest(filter, PAGE, query.before()),
                                page -> draw(context, query, filter, page)),
                        () -> refuse(context, query));
    }

    private void draw(RoutingContext context, HistoryQuery query, RevisionFilter filter, RevisionStore.Page page) {
        var snapshot = console.live().snapshot();
        var now = console.now();
        var view = new HistoryPage(
                query.draw(snapshot.document()),
                page.revisions().stream()
                        .map(revision -> Timeline.entry(revision, now, DELTAS, filter.paths()))
                        .toList(),
                page.next().isPresent() ? query.url(page.next()) : "",
                page.next().orElse(1));
        console.page(context, 200, Shell.Page.HISTORY, "History", "history/page", view);
    }

    private void refuse(RoutingContext context, HistoryQuery query) {
        var snapshot = console.live().snapshot();
        var view = new HistoryPage(query.draw(snapshot.document()), List.of(), "", 0);
        console.page(context, 400, Shell.Page.HISTORY, "History", "history/page", view);
    }
}
