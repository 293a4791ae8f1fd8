package dev.headgate.web.ui;

import dev.headgate.web.view.Overview;
import dev.headgate.web.view.Shell;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /}. */
record OverviewPage(Console console) implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        var snapshot = console.live().snapshot();
        var now = console.now();
        var cards = new SettingCards(snapshot, console.traffic(), console.journal(), now);
        var view = new Overview(
                console.attention(),
                new CategoryRows(snapshot, console.traffic(), console.journal(), now).all(),
                cards.adapters(),
                cards.breaker(),
                Timeline.recent(console.journal().recent(), now));
        console.page(context, 200, Shell.Page.OVERVIEW, "Overview", "overview/page", view);
    }
}
