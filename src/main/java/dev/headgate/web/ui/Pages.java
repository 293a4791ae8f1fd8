package dev.headgate.web.ui;

import dev.headgate.dualwrite.observe.LiveTraffic;
import dev.headgate.live.LiveConfig;
import dev.headgate.store.RevisionStore;
import dev.headgate.web.push.EventStream;
import dev.headgate.web.push.Hub;
import dev.headgate.web.view.Help;
import dev.headgate.web.view.Renderer;
import dev.headgate.web.view.Shell;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.function.Function;

/** The console: every page and form of one event loop. */
public final class Pages {
    /** Reasons are short, so is everything else in a form. */
    private static final long LARGEST_FORM = 64 * 1024;

    private final Console console;
    private final Hub hub;

    /**
     * The pages of one event loop.
     *
     * @param hub of the event loop on which the router will run
     */
    public Pages(LiveConfig live, LiveTraffic traffic, RevisionStore store, Renderer renderer, Hub hub, Clock clock) {
        this.console = new Console(live, traffic, store, new Journal(), renderer, clock);
        this.hub = hub;
    }

    /** For the pages of other rooms. */
    public Console console() {
        return console;
    }

    /** Adds its routes; completes when it knows who changed what last. Call it on the router's event loop. */
    public Future<Void> mount(Router router) {
        var forms = BodyHandler.create(false).setBodyLimit(LARGEST_FORM);
        router.get("/").handler(new OverviewPage(console));
        mount(router, forms, "/categories/:name", context -> Subject.category(context.pathParam("name")));
        mount(router, forms, "/adapters/:name", context -> Subject.adapter(context.pathParam("name")));
        mount(router, forms, "/circuit-breaker", context -> Subject.BREAKER);
        router.get("/override").handler(new ConfirmOverride(console));
        router.post("/override").handler(forms).handler(new SetOverride(console));
        router.get("/history").handler(new HistoryPages(console));
        router.get("/history/compare").handler(new CompareRevisions(console));
        router.get("/history/:revision").handler(new RevisionPages(console));
        router.get("/history/:revision/restore").handler(new ShowRestore(console));
        router.post("/history/:revision/restore").handler(forms).handler(new RestoreRevision(console));
        router.post("/history/:revision/undo").handler(new UndoRevision(console));
        router.get("/sources").handler(new SourcesPages(console));
        router.post("/sources/scan").handler(new ScanSources(console));
        var rendering = new RowsRendering(
                console.live(), console.traffic(), console.journal(), console.renderer(), console.clock());
        router.get("/help")
                .handler(context -> console.page(context, 200, Shell.Page.HELP, "Help", "help/page", Help.KEYS));
        router.get("/live/changes").handler(context -> EventStream.open(context, hub, rendering));
        console.live().onChange(change -> console.journal().remember(change.revision()));
        return console.journal().load(console.store());
    }

    private void mount(Router router, BodyHandler forms, String path, Function<RoutingContext, Subject> subjects) {
        router.get(path).handler(new ShowForm(console, subjects));
        router.post(path).handler(forms).handler(new SaveForm(console, subjects));
        router.post(path + "/preview").handler(forms).handler(new PreviewForm(console, subjects));
        router.post(path + "/keep").handler(forms).handler(new KeepMine(console, subjects));
        router.post(path + "/reset").handler(forms).handler(new ResetForm(console, subjects));
    }
}
