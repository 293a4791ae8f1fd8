package dev.headgate.store;

import org.jspecify.annotations.Nullable;

/** The store can't take writes now, or can't read what was asked for; nothing was written. The message is for operators. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
