package dev.headgate.web.ui;

import dev.headgate.live.EditRequest;
import io.vertx.core.MultiMap;
import java.util.Objects;

/** Why somebody changes something, as it was typed into a form. */
public record Reason(String text) {
    /** The field of a form. */
    public static Reason of(MultiMap form) {
        return new Reason(Objects.requireNonNullElse(form.get("reason"), "").strip());
    }

    /** Why it can't be accepted; empty when it can. */
    public String problem() {
        if (text.isEmpty()) {
            return "Say why, for whoever reads the history.";
        }
        if (EditRequest.isReason(text)) {
            return "";
        }
        return "At most " + EditRequest.LONGEST_REASON + " characters, on one line.";
    }
}
