package dev.headgate.dualwrite;

import java.math.BigDecimal;
import java.util.List;

/**
 * One event category's rollout.
 *
 * @param percentage of the keys that are dual-written, 0–100, at most three decimals
 * @param adapters the primary first; may be empty
 */
public record Category(boolean enabled, BigDecimal percentage, List<String> adapters) {
    public Category {
        adapters = List.copyOf(adapters);
    }
}
