package dev.headgate.store;

/** The store can't take writes now; nothing was written. The message is for operators. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
