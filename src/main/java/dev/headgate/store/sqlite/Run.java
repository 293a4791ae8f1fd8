package dev.headgate.store.sqlite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Numbers without a gap, both ends among them: what came together leaves together, by one statement for all of it. */
record Run(long first, long last) {
    /** The runs that make up {@code numbers}, in order. */
    static List<Run> of(Collection<Long> numbers) {
        var runs = new ArrayList<Run>();
        var sorted = numbers.stream().mapToLong(Long::longValue).sorted().toArray();
        for (int start = 0, end = 1; start < sorted.length; start = end, end++) {
            while (end < sorted.length && sorted[end] <= sorted[end - 1] + 1) {
                end++;
            }
            runs.add(new Run(sorted[start], sorted[end - 1]));
        }
        return runs;
    }
}
