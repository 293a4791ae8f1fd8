package dev.headgate.web.view;

/**
 * Whether whoever looks can save anything now.
 *
 * @param problem why the store takes no writes; empty when it does
 * @param role why their role doesn't let them; empty when it does
 */
public record StoreState(String problem, String role) {
    private static final String REFUSAL = "Read-only: the store takes no writes now.";

    public boolean writable() {
        return refusal().isEmpty();
    }

    /** What each control that would write says beside it; empty when it can be used. */
    public String refusal() {
        return role.isEmpty() && !problem.isEmpty() ? REFUSAL : role;
    }
}
