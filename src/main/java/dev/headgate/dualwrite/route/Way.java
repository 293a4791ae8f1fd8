package dev.headgate.dualwrite.route;

/** What the router asks about a declared adapter. */
public interface Way {
    String name();

    /** Whether it has all the settings that it needs. */
    boolean isUsable();

    /** Whether an event of this key may go there. While it is tried out again, only what can be a probe. */
    boolean admits(String key);

    /** Whether it may take over what was meant for another. */
    boolean isSound();
}
