package dev.headgate;

import dev.headgate.access.AccessSettings;
import dev.headgate.access.oidc.OidcSettings;
import dev.headgate.config.Layers;
import dev.headgate.config.Node;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Origin;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Reading;
import dev.headgate.config.Section;
import dev.headgate.config.Sections;
import dev.headgate.config.Values;
import dev.headgate.dualwrite.deliver.DeliverySettings;
import dev.headgate.source.Source;
import dev.headgate.source.SourceSettings;
import dev.headgate.state.StartRefusedException;
import dev.headgate.web.HttpSettings;
import dev.headgate.web.push.StreamLimits;
import dev.headgate.web.tls.TlsSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Start-up settings, read once: built-in values, then {@code conf/gateway.yaml}, then {@code HEADGATE_*} variables, then
 * {@code --key=value} arguments.
 *
 * @param store the SQLite file of revisions
 * @param delivery of events
 * @param scanPeriod from the end of one scan of a source to the next
 * @param sources the lowest layer first
 * @param access whether one has to sign in
 * @param oidc the provider that people may sign in at
 * @param sections beside the built-in ones: those of an embedding application
 */
public record Bootstrap(
        HttpSettings http,
        StreamLimits streams,
        Path store,
        DeliverySettings delivery,
        Duration scanPeriod,
        List<SourceSettings> sources,
        AccessSettings access,
        Optional<OidcSettings> oidc,
        List<Section<?>> sections) {

    private static final String FILE = "conf/gateway.yaml";

    public Bootstrap {
        sources = List.copyOf(sources);
        sections = List.copyOf(sections);
    }

    /** These settings with one more section. */
    public Bootstrap with(Section<?> section) {
        var more = new ArrayList<>(sections);
        more.add(section);
        return new Bootstrap(http, streams, store, delivery, scanPeriod, sources, access, oidc, more);
    }

    /**
     * Settings for an embedding application.
     *
     * @param settings as in {@code conf/gateway.yaml}; what is left out has its built-in value
     * @throws StartRefusedException when they can't be used; it lists every problem
     */
    public static Bootstrap of(JsonObject settings) {
        var sections = SettingsSection.all();
        return checked(sections, List.of((Branch) Values.node(Values.copy(settings), new Origin.Default())), List.of());
    }

    /** Reads file, environment and arguments. Fails with {@link StartRefusedException}, which lists every problem. */
    public static Future<Bootstrap> read(Vertx vertx, List<String> arguments) {
        var sections = SettingsSection.all();
        var problems = new ArrayList<Problem>();
        var given = Arguments.read(arguments, sections, problems);
        var here = Path.of("").toAbsolutePath();
        var sources = new ArrayList<Source>();
        if (given.file().isPresent() || Files.exists(here.resolve(FILE))) {
            var path = new JsonObject().put("path", given.file().orElse(FILE));
            sources.add(
                    source(vertx, new SourceSettings("settings", "file", Optional.of("yaml"), path), sections, here));
        }
        sources.add(source(
                vertx, new SourceSettings("environment", "env", Optional.empty(), new JsonObject()), sections, here));
        return Future.join(sources.stream().map(Source::read).toList()).map(read -> {
            var layers = new ArrayList<Branch>();
            read.<Reading>list().forEach(reading -> {
                if (reading instanceof Reading.Good good) {
                    layers.add(good.tree());
                } else {
                    problems.addAll(((Reading.Failed) reading).problems());
                }
            });
            layers.add(given.layer());
            sources.forEach(Source::close);
            return checked(sections, layers, problems);
        });
    }

    private static Source source(Vertx vertx, SourceSettings settings, Sections sections, Path here) {
        return Source.of(vertx, settings, sections, Clock.systemUTC(), here);
    }

    private static Bootstrap checked(Sections sections, List<Branch> layers, List<Problem> earlier) {
        var document =
                Layers.assemble(sections, layers.stream().map(sections::sealed).toList(), Node.EMPTY);
        var problems = new ArrayList<>(earlier);
        if (problems.isEmpty()) {
            problems.addAll(sections.check(document));
        }
        if (problems.isEmpty()) {
            problems.addAll(rules(Values.object(document)));
        }
        if (!problems.isEmpty()) {
            throw new StartRefusedException(problems.stream()
                    .map(problem -> problem.placedIn(document))
                    .distinct()
                    .toList());
        }
        return of(sections, document);
    }

    private static List<Problem> rules(JsonObject settings) {
        var problems = new ArrayList<Problem>();
        var host = settings.getJsonObject("http").getString("host");
        var access = settings.getJsonObject("access");
        if (!HttpSettings.isLoopback(host) && !access.getBoolean("enabled")) {
            problems.add(Problem.at(
                    Pointer.of("http", "host"),
                    "expected a loopback address such as 127.0.0.1, found " + Values.show(host)
                            + "; any other needs access control: set access.enabled to true",
                    host));
        }
        if (access.getLong("absolute_s") < access.getLong("idle_s")) {
            problems.add(Problem.at(
                    Pointer.of("access", "absolute_s"),
                    "expected at least idle_s, which is " + access.getLong("idle_s"),
                    access.getLong("absolute_s")));
        }
        problems.addAll(OidcSettings.problems(
                settings.getJsonObject("oidc"), access.getBoolean("enabled"), HttpSettings::isLoopback));
        var names = new HashSet<String>();
        settings.getJsonObject("sources").getJsonArray("list").forEach(any -> {
            var name = ((JsonObject) any).getString("name");
            if (!names.add(name)) {
                problems.add(
                        Problem.at(Pointer.of("sources", "list"), "two sources are named " + Values.show(name), name));
            }
        });
        problems.addAll(TlsSettings.problems(settings.getJsonObject("tls")));
        return problems;
    }

    private static Bootstrap of(Sections sections, Branch document) {
        var settings = new JsonObject();
        sections.all().forEach(section -> settings.put(section.name(), sections.read(section, document)));
        var sources = settings.getJsonObject("sources");
        var store = Path.of(settings.getJsonObject("store").getString("path"));
        return new Bootstrap(
                HttpSettings.of(settings.getJsonObject("http"), TlsSettings.of(settings.getJsonObject("tls"))),
                StreamLimits.of(settings.getJsonObject("streams")),
                store,
                DeliverySettings.of(settings.getJsonObject("events"), store),
                Duration.ofMillis(sources.getLong("scan_period_ms")),
                sources.getJsonArray("list").stream()
                        .map(any -> SourceSettings.of((JsonObject) any))
                        .toList(),
                AccessSettings.of(settings.getJsonObject("access")),
                OidcSettings.of(settings.getJsonObject("oidc")),
                List.of());
    }
}
