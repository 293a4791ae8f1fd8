package dev.headgate.dualwrite.demo;

import dev.headgate.dualwrite.event.EventWriter;
import dev.headgate.live.LiveConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Writes about sixty events a second, and plays a bad spell of one adapter: after half a minute, and every ten minutes. */
public final class DemoVerticle extends VerticleBase {
    private static final long BURST_MS = 50;
    private static final int BURST = 6;
    private static final long FIRST_SPELL_MS = TimeUnit.SECONDS.toMillis(30);
    private static final long SPELL_MS = TimeUnit.SECONDS.toMillis(20);
    private static final long BETWEEN_MS = TimeUnit.MINUTES.toMillis(10);

    private final Random random = new Random();

    @Override
    public Future<?> start() {
        var writer = EventWriter.of(vertx);
        var events = new Generator(random);
        var script = new Script(LiveConfig.of(vertx));
        vertx.setPeriodic(BURST_MS, timer -> {
            for (var i = random.nextInt(BURST); i > 0; i--) {
                writer.write(events.next());
            }
        });
        vertx.setTimer(FIRST_SPELL_MS, timer -> {
            spell(script);
            vertx.setPeriodic(BETWEEN_MS, again -> spell(script));
        });
        return script.begin();
    }

    private void spell(Script script) {
        script.badSpell();
        vertx.setTimer(SPELL_MS, timer -> script.goodAgain());
    }
}
