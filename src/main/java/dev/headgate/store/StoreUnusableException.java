package dev.headgate.store;

import org.jspecify.annotations.Nullable;

/** The store can't be opened, or nothing in it can be trusted. The message names the file and is for operators. */
public final class StoreUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnusableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
