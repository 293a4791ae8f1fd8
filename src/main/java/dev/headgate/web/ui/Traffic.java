package dev.headgate.web.ui;

import dev.headgate.config.Snapshot;
import dev.headgate.dualwrite.DualWrite;
import dev.headgate.live.LiveConfig;
import dev.headgate.web.view.Choice;
import dev.headgate.web.view.Confirm;
import dev.headgate.web.view.KillSwitch;
import dev.headgate.web.view.StoreState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kill switch, drawn. */
record Traffic(Snapshot snapshot, StoreState store) {
    static Traffic of(LiveConfig live) {
        return new Traffic(live.snapshot(), Notices.store(live));
    }

    KillSwitch draw() {
        var override = dualWrite().globalOverride();
        var note = override.map(adapter -> "Everything goes to " + adapter + " only. " + masks(adapter))
                .orElse("The kill switch overrides every category, in two steps. It masks nothing now.");
        return new KillSwitch(choices(), override.isPresent(), note, store);
    }

    /** The choice of that value; empty for one that isn't offered. */
    Optional<Choice> choice(String value) {
        return choices().stream().filter(choice -> choice.value().equals(value)).findFirst();
    }

    String current() {
        return dualWrite().globalOverride().map(adapter -> adapter + "_only").orElse("");
    }

    /**
     * @param reason typed so far; empty for the one that is proposed
     * @param problem why it was refused; may be empty
     */
    Confirm confirm(Choice to, String reason, String problem) {
        var on = !to.value().isEmpty();
        var adapter = on ? to.value().replaceFirst("_only$", "") : "";
        var effect = on ? effect(adapter) + " " + masks(adapter) : effect("");
        var proposed = on ? "emergency: " + to.label() : "back to normal: by category";
        return new Confirm(draw(), to, current(), effect, reason.isEmpty() ? proposed : reason, problem);
    }

    /** @param adapter that gets everything; empty for none */
    static String effect(String adapter) {
        return adapter.isEmpty()
                ? "Every category follows its own percentage and adapters again, at once."
                : "Every category, known or not, writes to " + adapter + " and nowhere else, at once.";
    }

    /** Which categories would do something else if there were no override. */
    private String masks(String adapter) {
        var masked = dualWrite().categories().entrySet().stream()
                .filter(entry -> {
                    var category = entry.getValue();
                    var alone = !category.enabled() ? List.of("websocket") : category.adapters();
                    var dual = alone.size() > 1 && category.percentage().compareTo(BigDecimal.ZERO) > 0;
                    return dual || !alone.stream().limit(1).toList().equals(List.of(adapter));
                })
                .map(entry -> entry.getKey())
                .toList();
        return masked.isEmpty() ? "No category changes by it." : "It masks " + Words.list(masked) + ".";
    }

    private List<Choice> choices() {
        var choices = new ArrayList<Choice>();
        var current = current();
        choices.add(new Choice("", "by category", current.isEmpty()));
        dualWrite().adapterHealth().keySet().forEach(adapter -> {
            var value = adapter + "_only";
            choices.add(new Choice(value, Words.override(value), value.equals(current)));
        });
        return choices;
    }

    private DualWrite dualWrite() {
        return snapshot.section(DualWrite.class);
    }
}
