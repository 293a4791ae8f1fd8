package dev.headgate.web.ui;

import dev.headgate.web.view.HistoryPage;
import dev.headgate.web.view.Shell;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /history?before=<n>}: revisions, newest first. */
record HistoryPages(Console console) implements Handler<RoutingContext> {
    private static final int PAGE = 30;
    private static final int DELTAS = 6;

    @Override
    public void handle(RoutingContext context) {
        var before = context.queryParam("before").stream()
                .findFirst()
                .flatMap(Console::number)
                .orElse(Long.MAX_VALUE);
        console.answer(context, console.store().newest(PAGE, before), revisions -> {
            var entries = revisions.stream()
                    .map(revision -> Timeline.entry(revision, console.now(), DELTAS))
                    .toList();
            var last = entries.isEmpty() ? 1 : entries.get(entries.size() - 1).revision();
            var view = new HistoryPage(entries, entries.size() == PAGE && last > 1 ? last : 0);
            console.page(context, 200, Shell.Page.HISTORY, "History", "history/page", view);
        });
    }
}
