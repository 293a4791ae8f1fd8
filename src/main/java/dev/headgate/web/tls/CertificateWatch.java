package dev.headgate.web.tls;

import dev.headgate.config.Problem;
import dev.headgate.web.tls.CertificateFiles.Contents;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second whether the files hold another certificate, and has it served from then on; connections that are
 * open stay. Files that make no certificate change nothing: the one before is served, and they are tried again when they
 * change. One event loop's.
 */
public final class CertificateWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final long PERIOD_MS = 1_000;

    private final Vertx vertx;
    private final CertificateFiles files;
    private final Clock clock;
    private final Function<Certificate, Future<?>> serve;

    /** What was judged last. */
    private Contents judged = Contents.UNKNOWN;
    /** What was seen last. The files of a pair are replaced one by one, so what doesn't fit yet has until the next look. */
    private Contents seen = Contents.UNKNOWN;

    private boolean looking;
    private volatile Certificate served;
    private volatile boolean broken;

    /**
     * Watches.
     *
     * @param first the one that is served already
     * @param serve has another one served
     */
    public static void start(
            Vertx vertx,
            CertificateFiles files,
            Certificate first,
            Clock clock,
            MeterRegistry metrics,
            Function<Certificate, Future<?>> serve) {
        var watch = new CertificateWatch(vertx, files, first, clock, serve);
        watch.warn(first);
        Gauge.builder(
                        "headgate.tls.certificate.expiry",
                        watch,
                        it -> it.served.expires().getEpochSecond())
                .description("When the certificate that is served expires, in seconds since 1970")
                .register(metrics);
        Gauge.builder("headgate.tls.certificate.broken", watch, it -> it.broken ? 1 : 0)
                .description("1 while the certificate's files can't be used and the one before is served")
                .register(metrics);
        vertx.setPeriodic(PERIOD_MS, timer -> watch.look());
    }

    private CertificateWatch(
            Vertx vertx,
            CertificateFiles files,
            Certificate first,
            Clock clock,
            Function<Certificate, Future<?>> serve) {
        this.vertx = vertx;
        this.files = files;
        this.served = first;
        this.clock = clock;
        this.serve = serve;
    }

    private void look() {
        if (looking) {
            return; // a slow disk: the next look is as good
        }
        looking = true;
        vertx.executeBlocking(files::read, false)
                .compose(this::judge)
                .onFailure(fault -> LOG.atError().setCause(fault).log("the certificate's files could not be looked at"))
                .onComplete(done -> looking = false);
    }

    private Future<?> judge(Contents found) {
        var settled = found.equals(seen);
        seen = found;
        if (found.equals(judged)) {
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(() -> files.load(found), false)
                .compose(loaded -> loaded.fold(
                        certificate -> replace(found, certificate), problems -> refuse(found, problems, settled)));
    }

    private Future<?> replace(Contents found, Certificate certificate) {
        return certificate.equals(served)
                ? same(found)
                : serve.apply(certificate).onSuccess(done -> another(found, certificate));
    }

    private Future<?> same(Contents found) {
        if (broken) {
            LOG.atInfo().log("the certificate's files can be used again");
        }
        judged = found;
        broken = false;
        return Future.succeededFuture();
    }

    private void another(Contents found, Certificate certificate) {
        LOG.atInfo()
                .addKeyValue("subject", certificate.subject())
                .addKeyValue("expires", certificate.expires())
                .log("another certificate is served");
        judged = found;
        served = certificate;
        broken = false;
        warn(certificate);
    }

    private Future<?> refuse(Contents found, List<Problem> problems, boolean settled) {
        if (settled) {
            judged = found;
            broken = true;
            LOG.atWarn()
                    .addKeyValue("problems", problems.size())
                    .addKeyValue("first", problems.get(0))
                    .log("the certificate's files can't be used, serving the one before");
        }
        return Future.succeededFuture();
    }

    private void warn(Certificate certificate) {
        if (!certificate.isValidAt(clock.instant())) {
            LOG.atWarn()
                    .addKeyValue("subject", certificate.subject())
                    .addKeyValue("expires", certificate.expires())
                    .log("the certificate is not valid now: clients will refuse it");
        }
    }
}
