package dev.headgate.dualwrite;

import dev.headgate.config.Names;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What no schema can say: adapters must be declared under {@code adapter_health}. Pointers are into the section. */
final class Rules {
    private Rules() {}

    static List<Problem> check(Branch section) {
        var declared = section.branch(Wire.ADAPTER_HEALTH).children().keySet();
        var problems = new ArrayList<Problem>();
        section.branch(Wire.CATEGORIES)
                .children()
                .forEach((name, category) -> category.at(Pointer.of(Wire.ADAPTERS))
                        .ifPresent(adapters -> {
                            var path = Pointer.of(Wire.CATEGORIES, name, Wire.ADAPTERS);
                            undeclared(path, adapters.value(), declared, problems);
                        }));
        if (section.children().get(Wire.GLOBAL_OVERRIDE) instanceof Leaf override
                && override.value() instanceof String adapterOnly
                && !allows(declared, adapterOnly)) {
            problems.add(Problem.at(
                    Pointer.of(Wire.GLOBAL_OVERRIDE),
                    "expected null or one of " + allowed(declared) + ", found " + Values.show(adapterOnly),
                    adapterOnly));
        }
        return problems;
    }

    private static void undeclared(
            Pointer path, @Nullable Object adapters, Set<String> declared, List<Problem> problems) {
        if (adapters instanceof List<?> list) {
            for (var i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof String adapter && !declared.contains(adapter)) {
                    problems.add(Problem.at(
                            path.child(Integer.toString(i)), Names.unknown("adapter", adapter, declared), adapter));
                }
            }
        }
    }

    private static boolean allows(Set<String> declared, String override) {
        return override.endsWith(Wire.ONLY)
                && declared.contains(override.substring(0, override.length() - Wire.ONLY.length()));
    }

    private static String allowed(Set<String> declared) {
        return declared.stream().map(adapter -> adapter + Wire.ONLY).collect(Collectors.joining(", "));
    }
}
