package dev.headgate.web.view;

/**
 * Whether the store takes writes.
 *
 * @param problem why it doesn't; empty when it does
 */
public record StoreState(String problem) {
    private static final String REFUSAL = "Read-only: the store takes no writes now.";

    public boolean writable() {
        return problem.isEmpty();
    }

    /** What each control that would write says beside it; empty when it can be used. */
    public String refusal() {
        return writable() ? "" : REFUSAL;
    }
}
