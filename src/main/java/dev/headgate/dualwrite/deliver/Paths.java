package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.route.Way;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The paths by the names of their adapters: of those that are declared, and those that something waits for. A path stays
 * when its adapter is declared no more, so that its events are still in order when it is declared again.
 */
final class Paths {
    private static final Logger LOG = LoggerFactory.getLogger(Paths.class);
    private static final String UNDECLARED = "no adapter of this name is declared";

    private final Function<AdapterSettings, Adapter> adapters;
    private final BiFunction<Adapter, AdapterSettings, DeliveryPath> opener;
    private final Witnesses witnesses;
    private final Map<String, DeliveryPath> byName = new LinkedHashMap<>();

    /**
     * @param adapters opens one as it is declared
     * @param opener opens the path to one
     */
    Paths(
            Function<AdapterSettings, Adapter> adapters,
            BiFunction<Adapter, AdapterSettings, DeliveryPath> opener,
            Witnesses witnesses) {
        this.adapters = adapters;
        this.opener = opener;
        this.witnesses = witnesses;
    }

    /** Makes every path as its adapter is declared now; one that stays the same isn't touched. */
    void configure(Map<String, AdapterSettings> declared) {
        byName.values().stream()
                .filter(path -> path.isDeclared() && !declared.containsKey(path.name()))
                .forEach(path -> become(path, AdapterSettings.undeclared(path.name())));
        declared.values().forEach(settings -> {
            var path = byName.get(settings.name());
            if (path == null) {
                open(settings);
            } else if (!path.settings().equals(settings)) {
                become(path, settings);
            }
        });
    }

    private DeliveryPath open(AdapterSettings settings) {
        var path = opener.apply(adapter(settings), settings);
        byName.put(settings.name(), path);
        return path;
    }

    private void become(DeliveryPath path, AdapterSettings settings) {
        path.become(adapter(settings), settings)
                .onFailure(cause -> LOG.atWarn()
                        .addKeyValue("adapter", path.name())
                        .setCause(cause)
                        .log("an adapter could not be closed"));
    }

    private Adapter adapter(AdapterSettings settings) {
        var adapter = settings.isDeclared() ? adapters.apply(settings) : new AbsentAdapter(settings.name(), UNDECLARED);
        witnesses.listen(adapter, settings);
        return adapter;
    }

    /** The path to an adapter; what is offered to one that isn't declared waits there. */
    DeliveryPath to(String adapter) {
        var path = byName.get(adapter);
        return path != null ? path : open(AdapterSettings.undeclared(adapter));
    }

    Optional<DeliveryPath> declared(String adapter) {
        return Optional.ofNullable(byName.get(adapter)).filter(DeliveryPath::isDeclared);
    }

    Collection<DeliveryPath> all() {
        return byName.values();
    }

    /** Those that there is anything to say of. */
    List<DeliveryPath> shown() {
        return byName.values().stream()
                .filter(path -> path.isDeclared() || path.spool().depth().events() > 0)
                .toList();
    }

    /** For the router, which reads them anew each time. */
    Map<String, ? extends Way> ways() {
        return Collections.unmodifiableMap(byName);
    }

    Future<Void> close() {
        return Future.join(byName.values().stream()
                        .map(path -> path.adapter().close())
                        .toList())
                .mapEmpty();
    }
}
