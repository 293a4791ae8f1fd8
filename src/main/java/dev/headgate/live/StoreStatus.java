package dev.headgate.live;

import java.util.Optional;

/** Whether the store takes writes; what it said when it last refused one. */
public record StoreStatus(Optional<String> problem) {
    public static final StoreStatus WRITABLE = new StoreStatus(Optional.empty());

    public boolean writable() {
        return problem.isEmpty();
    }
}
