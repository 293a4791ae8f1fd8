package dev.headgate.web.ui;

import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Snapshot;
import dev.headgate.dualwrite.Category;
import dev.headgate.dualwrite.DualWrite;
import dev.headgate.dualwrite.observe.LiveTraffic;
import dev.headgate.web.view.Meter;
import dev.headgate.web.view.Row;
import dev.headgate.web.view.Rows;
import dev.headgate.web.view.Stack;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Categories, drawn as rows. */
record CategoryRows(Snapshot snapshot, LiveTraffic traffic, Journal journal, Instant now) {
    private static final BigDecimal ROOM_FOR_NUMBER = BigDecimal.valueOf(30);

    Rows all() {
        return new Rows(dualWrite().categories().keySet().stream()
                .map(name -> row(name, 0))
                .toList());
    }

    /** @param fresh the revision that just changed it, or 0 */
    Row row(String name, long fresh) {
        var subject = Subject.category(name);
        var category = category(name);
        var leaves = subject.leaves(snapshot.document());
        return new Row(
                subject.id(),
                name,
                subject.url(),
                state(category),
                category.adapters().size() < 2,
                meter(category.percentage()),
                dualWrite().adapters(name),
                note(name, category),
                Origins.draw(Origins.strongest(leaves.values())),
                stacks(leaves),
                Timeline.changed(journal.last(subject), now),
                fresh);
    }

    private DualWrite dualWrite() {
        return snapshot.section(DualWrite.class);
    }

    private Category category(String name) {
        var found = dualWrite().categories().get(name);
        if (found == null) {
            throw new IllegalArgumentException("no category " + name);
        }
        return found;
    }

    private String state(Category category) {
        if (dualWrite().globalOverride().isPresent()) {
            return "masked";
        }
        return category.enabled() ? "on" : "off";
    }

    private String note(String name, Category category) {
        var aside = dualWrite().adapters(name).stream()
                .filter(adapter -> Breakers.isLeftAside(traffic, adapter))
                .toList();
        var note = note(category);
        return aside.isEmpty() ? note : (note.isEmpty() ? "" : note + ", ") + Words.list(aside) + " left aside";
    }

    private String note(Category category) {
        if (dualWrite().globalOverride().isPresent()) {
            return "only (kill switch)";
        }
        if (!category.enabled()) {
            return "only (off)";
        }
        return switch (category.adapters().size()) {
            case 0 -> "nothing is delivered";
            case 1 -> "only, one adapter";
            default -> "";
        };
    }

    private static Meter meter(BigDecimal percentage) {
        return new Meter(
                Words.percent(percentage),
                percentage.toPlainString() + "%",
                percentage.compareTo(ROOM_FOR_NUMBER) >= 0);
    }

    private static List<Stack> stacks(Map<String, Leaf> leaves) {
        var stacks = new ArrayList<Stack>();
        leaves.forEach((field, leaf) -> stacks.add(Origins.stack(Words.field(field), field, leaf)));
        return stacks;
    }
}
