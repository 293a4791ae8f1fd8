package dev.headgate.web.view;

import java.util.List;

/**
 * Somebody's own page.
 *
 * @param password whether there is one to change: not for somebody whom an identity provider knows
 * @param sessions where they are signed in; empty while nobody has to sign in
 * @param nameProblem of a display name; may be empty
 * @param passwordProblem why a password wasn't changed; may be empty
 */
public record AccountPage(
        Who who, boolean password, List<Device> sessions, String nameProblem, String passwordProblem) {
    public AccountPage {
        sessions = List.copyOf(sessions);
    }

    /**
     * A session of theirs.
     *
     * @param current the one that asks
     */
    public record Device(String address, Stamp since, Stamp seen, boolean current) {}
}
