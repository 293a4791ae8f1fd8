package dev.headgate.dualwrite.observe;

import dev.headgate.dualwrite.health.BreakerChanged;
import dev.headgate.dualwrite.parity.ParityView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data plane's last ten minutes.
 *
 * @param since when counting began
 * @param at when it was taken
 * @param adapters in the order of the document
 * @param categories those that had events, by name
 * @param marks oldest first
 * @param parity what the ledger says
 */
public record Traffic(
        Instant since,
        Instant at,
        List<AdapterTraffic> adapters,
        List<CategoryTraffic> categories,
        List<Mark> marks,
        ParityView parity) {
    /** How many points a series has. */
    public static final int SECONDS = 600;

    /** Before anything was delivered. */
    public static final Traffic NONE =
            new Traffic(Instant.EPOCH, Instant.EPOCH, List.of(), List.of(), List.of(), ParityView.NOTHING);

    public Traffic {
        adapters = List.copyOf(adapters);
        categories = List.copyOf(categories);
        marks = List.copyOf(marks);
    }

    /** The same a moment later, when a breaker did a step: whoever is told of it can read it. */
    Traffic with(BreakerChanged step) {
        var stepped = adapters.stream()
                .map(adapter -> adapter.name().equals(step.adapter()) ? adapter.with(step.to()) : adapter)
                .toList();
        var marked = Stream.concat(marks.stream(), Stream.of(Mark.of(step))).toList();
        return new Traffic(since, at, stepped, categories, marked, parity);
    }

    public Optional<AdapterTraffic> adapter(String name) {
        return adapters.stream().filter(adapter -> adapter.name().equals(name)).findFirst();
    }

    boolean hasOverflowed(String adapter) {
        return adapter(adapter).filter(it -> it.now().spoolOverflowed()).isPresent();
    }

    public Optional<CategoryTraffic> category(String name) {
        return categories.stream()
                .filter(category -> category.name().equals(name))
                .findFirst();
    }
}
