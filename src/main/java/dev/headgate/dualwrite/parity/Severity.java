package dev.headgate.dualwrite.parity;

import org.slf4j.event.Level;

/** How bad a mismatch is, by its event's category. */
public enum Severity {
    CRITICAL(Level.ERROR),
    HIGH(Level.WARN),
    MEDIUM(Level.WARN),
    LOW(Level.INFO);

    private final Level level;

    Severity(Level level) {
        this.level = level;
    }

    /** The level that a mismatch is logged at. */
    Level level() {
        return level;
    }

    static Severity of(String category) {
        return switch (category) {
            case "critical" -> CRITICAL;
            case "performance" -> HIGH;
            case "user_activity" -> MEDIUM;
            default -> LOW;
        };
    }
}
