package dev.headgate.web.ui;

import dev.headgate.config.Snapshot;
import dev.headgate.dualwrite.observe.LiveTraffic;
import dev.headgate.live.ConfigChanged;
import dev.headgate.live.LiveConfig;
import dev.headgate.live.SourceChanged;
import dev.headgate.live.StoreStatus;
import dev.headgate.web.push.Happening;
import dev.headgate.web.push.Rendering;
import dev.headgate.web.push.SseFrame;
import dev.headgate.web.view.Renderer;
import dev.headgate.web.view.Repaint;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.Optional;

/**
 * What an open page sees: the fragments that changed, from the templates that drew it. Messages have no event name,
 * because htmx swaps only those. One that missed something gets everything.
 */
final class RowsRendering implements Rendering {
    private static final String UNNAMED = "";

    private final LiveConfig live;
    private final LiveTraffic traffic;
    private final Journal journal;
    private final Renderer renderer;
    private final Clock clock;

    RowsRendering(LiveConfig live, LiveTraffic traffic, Journal journal, Renderer renderer, Clock clock) {
        this.live = live;
        this.traffic = traffic;
        this.journal = journal;
        this.renderer = renderer;
        this.clock = clock;
    }

    @Override
    public Buffer snapshot(Snapshot snapshot) {
        return frame(snapshot.revision(), repaints().everything(snapshot, Optional.empty()));
    }

    @Override
    public Optional<Buffer> change(ConfigChanged change) {
        journal.remember(change.revision()); // whichever of this and the journal's own listener comes first
        var frames = Buffer.buffer();
        repaints()
                .of(change)
                .forEach(slice -> frames.appendBuffer(frame(change.revision().revision(), slice)));
        return Optional.of(frames);
    }

    /** Places in a file may have moved without a value changing: origins say so in every row. */
    @Override
    public Optional<Buffer> source(SourceChanged change) {
        var repaint = repaints().everything(live.snapshot(), Optional.empty());
        return Optional.of(SseFrame.of(UNNAMED, html(repaint)));
    }

    @Override
    public Optional<Buffer> store(StoreStatus status) {
        return Optional.of(SseFrame.of(UNNAMED, html(repaints().store())));
    }

    /** Whatever it was, rows and cards say of it what they have to. */
    @Override
    public Optional<Buffer> happened(Happening happening) {
        return Optional.of(SseFrame.of(UNNAMED, html(repaints().everything(live.snapshot(), Optional.empty()))));
    }

    @Override
    public boolean isWatched() {
        return true;
    }

    private Buffer frame(long revision, Repaint repaint) {
        return SseFrame.of(UNNAMED, revision, html(repaint));
    }

    private String html(Repaint repaint) {
        return renderer.fragment("overview/_repaint", repaint).toString();
    }

    private Repaints repaints() {
        return new Repaints(live, traffic, journal, clock.instant());
    }
}
