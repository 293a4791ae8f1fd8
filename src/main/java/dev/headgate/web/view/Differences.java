package dev.headgate.web.view;

import java.util.List;
import java.util.Optional;

/**
 * Values that differ between two moments, side by side.
 *
 * @param from what the first moment is called: {@code revision 3}
 * @param to the second: {@code now}
 */
public record Differences(String from, String to, List<Group> groups) {
    public Differences {
        groups = List.copyOf(groups);
    }

    /** Whether it is said who set the values. */
    public boolean attributed() {
        return groups.stream()
                .flatMap(group -> group.values().stream())
                .anyMatch(value -> value.set().isPresent());
    }

    /**
     * Values that belong together.
     *
     * @param url where they are edited; empty for values without a form
     * @param effect what the difference comes to, in words; may be empty
     */
    public record Group(String title, String url, String effect, List<Difference> values) {
        public Group {
            values = List.copyOf(values);
        }
    }

    /**
     * One value.
     *
     * @param set who made it what it is at the second moment; empty where that is still to come
     */
    public record Difference(String label, String from, String to, Optional<Actor> set) {}
}
