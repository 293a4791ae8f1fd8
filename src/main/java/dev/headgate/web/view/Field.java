package dev.headgate.web.view;

import java.util.List;

/**
 * An input of a form.
 *
 * @param value as typed
 * @param slots of an ordered choice, the primary first
 * @param problem why its value was refused; empty for none
 */
public record Field(
        Kind kind,
        String name,
        String label,
        String value,
        boolean checked,
        Bounds bounds,
        List<Slot> slots,
        String problem) {
    public Field {
        slots = List.copyOf(slots);
    }

    /** How it is drawn. */
    public enum Kind {
        PERCENTAGE,
        NUMBER,
        TOGGLE,
        ADAPTERS
    }

    /**
     * What a browser may refuse by itself.
     *
     * @param max empty where there is none
     * @param unit behind the field; may be empty
     */
    public record Bounds(String min, String max, String step, String unit) {
        public static final Bounds NONE = new Bounds("", "", "", "");
    }

    /** A position in an ordered choice. */
    public record Slot(String label, List<Option> options) {
        public Slot {
            options = List.copyOf(options);
        }
    }
}
