package dev.headgate;

import dev.headgate.access.Access;
import dev.headgate.access.AccessStore;
import dev.headgate.access.oidc.SingleSignOn;
import dev.headgate.config.Section;
import dev.headgate.config.Sections;
import dev.headgate.dualwrite.DualWriteSection;
import dev.headgate.dualwrite.classify.ClassificationSection;
import dev.headgate.dualwrite.deliver.AdaptersSection;
import dev.headgate.dualwrite.deliver.DeliveryVerticle;
import dev.headgate.dualwrite.demo.DemoVerticle;
import dev.headgate.dualwrite.parity.ParitySection;
import dev.headgate.live.Codecs;
import dev.headgate.source.Source;
import dev.headgate.state.ConfigVerticle;
import dev.headgate.state.StartRefusedException;
import dev.headgate.store.RevisionStore;
import dev.headgate.store.SealedStore;
import dev.headgate.store.sqlite.SqliteAccessStore;
import dev.headgate.store.sqlite.SqliteEventStore;
import dev.headgate.store.sqlite.SqliteRevisionStore;
import dev.headgate.web.HttpVerticle;
import dev.headgate.web.WebFiles;
import dev.headgate.web.push.StreamMetrics;
import dev.headgate.web.tls.Certificate;
import dev.headgate.web.tls.CertificateFiles;
import dev.headgate.web.tls.CertificateWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gateway, and the one place that wires it. Deploy it in an application of yours, or run {@link Main}.
 *
 * <p>Co-located code then asks {@link dev.headgate.live.LiveConfig#of}. Undeploying it closes the store and the port.
 */
public final class GatewayVerticle extends VerticleBase {
    private final Bootstrap bootstrap;
    private final Function<Vertx, RevisionStore> store;
    private final Clock clock;
    private @Nullable Codecs codecs;
    private @Nullable AccessStore accessStore;
    private Optional<String> setUpKey = Optional.empty();
    private int port;

    /** Keeps revisions in the SQLite file that the settings name. */
    public GatewayVerticle(Bootstrap bootstrap) {
        this(bootstrap, vertx -> new SqliteRevisionStore(vertx, bootstrap.store()));
    }

    /** Keeps revisions in a store of the application's. */
    public GatewayVerticle(Bootstrap bootstrap, Function<Vertx, RevisionStore> store) {
        this(bootstrap, store, Clock.systemUTC());
    }

    /** The same by a clock of the application's; nothing but what people read depends on its order. */
    public GatewayVerticle(Bootstrap bootstrap, Function<Vertx, RevisionStore> store, Clock clock) {
        this.bootstrap = bootstrap;
        this.store = store;
        this.clock = clock;
    }

    /** The port that it listens on; 0 before it does. */
    public int port() {
        return port;
    }

    /** Completes the link {@code /setup?key=…} for the first admin; empty unless access is on and there is no user. */
    public Optional<String> setUpKey() {
        return setUpKey;
    }

    @Override
    public Future<?> start() {
        var sections = sections();
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var revisions = new SealedStore(store.apply(vertx), sections);
        var registered = Codecs.register(vertx, sections);
        codecs = registered;
        var here = Path.of("").toAbsolutePath();
        var sources = bootstrap.sources().stream()
                .map(source -> Source.of(vertx, source, sections, clock, here))
                .toList();
        var config = new ConfigVerticle(sections, revisions, sources, bootstrap.scanPeriod(), clock, registry);
        // the certificate first: a start that it refuses leaves no trace in the store
        return certificate()
                .compose(usable -> {
                    // beside the store and the sources: both take their time, and neither needs the other
                    var files = vertx.executeBlocking(() -> WebFiles.load(Path.of("webroot"), usable), false);
                    return vertx.deployVerticle(config)
                            .compose(deployed -> Future.all(access(), deliver(registry)))
                            .map(begun -> begun.<Optional<Access>>resultAt(0))
                            .compose(access ->
                                    files.compose(loaded -> listen(sections, revisions, registry, loaded, access)));
                })
                .onFailure(refused -> registered.unregister());
    }

    /** Runs after the verticles that it deployed have stopped. */
    @Override
    public Future<?> stop() {
        if (codecs != null) {
            codecs.unregister();
        }
        return accessStore == null ? Future.succeededFuture() : accessStore.close();
    }

    /** After the revisions' store was opened: that one made the file and holds it. */
    private Future<Optional<Access>> access() {
        if (!bootstrap.access().enabled()) {
            return Future.succeededFuture(Optional.empty());
        }
        var kept = new SqliteAccessStore(vertx, bootstrap.store());
        accessStore = kept;
        return Access.open(vertx, kept, bootstrap.access(), clock).map(access -> {
            setUpKey = access.setUp().begin();
            return Optional.of(access);
        });
    }

    private Future<?> deliver(MeterRegistry registry) {
        var settings = bootstrap.delivery();
        var delivery = new DeliveryVerticle(
                new SqliteEventStore(vertx, settings.file(), settings.spool()), AdapterTypes.all(), registry, clock);
        var deployed = vertx.deployVerticle(delivery);
        return settings.demo() ? deployed.compose(id -> vertx.deployVerticle(new DemoVerticle())) : deployed;
    }

    /** Several loops share the port; each has its own hub, so that no stream ever waits for another loop. */
    private Future<?> listen(
            Sections sections,
            RevisionStore revisions,
            PrometheusMeterRegistry registry,
            WebFiles files,
            Optional<Access> access) {
        var streams = new StreamMetrics(registry);
        var provider = access.flatMap(control ->
                bootstrap.oidc().map(settings -> SingleSignOn.open(vertx, settings, control.signIn(), clock)));
        var servers = Stream.generate(() -> new HttpVerticle(
                        bootstrap.http(),
                        bootstrap.streams(),
                        revisions,
                        sections,
                        registry,
                        streams,
                        files,
                        access,
                        provider))
                .limit(Math.max(1, Runtime.getRuntime().availableProcessors() / 2))
                .toList();
        return Future.all(servers.stream().map(vertx::deployVerticle).toList()).onSuccess(listening -> {
            port = servers.get(0).actualPort();
            files.certificate().ifPresent(first -> watch(first, servers, registry));
        });
    }

    /** Refuses to start without one that can be used, when the settings ask for one. */
    private Future<Optional<Certificate>> certificate() {
        var tls = bootstrap.http().tls();
        return tls.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : vertx.executeBlocking(() -> new CertificateFiles(vertx, tls.get()).load(), false)
                        .compose(loaded -> loaded.fold(
                                usable -> Future.succeededFuture(Optional.of(usable)),
                                problems -> Future.failedFuture(new StartRefusedException(problems))));
    }

    private void watch(Certificate first, List<HttpVerticle> servers, PrometheusMeterRegistry registry) {
        var files = new CertificateFiles(vertx, bootstrap.http().tls().orElseThrow());
        CertificateWatch.start(
                vertx,
                files,
                first,
                clock,
                registry,
                renewed -> Future.all(
                        servers.stream().map(server -> server.renew(renewed)).toList()));
    }

    private Sections sections() {
        var sections = new ArrayList<Section<?>>();
        sections.add(new DualWriteSection());
        sections.add(new ClassificationSection());
        sections.add(bootstrap.delivery().demo() ? AdaptersSection.rehearsal() : AdaptersSection.standard());
        sections.add(new ParitySection());
        sections.addAll(bootstrap.sections());
        return new Sections(sections);
    }
}
