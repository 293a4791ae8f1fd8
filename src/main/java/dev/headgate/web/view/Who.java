package dev.headgate.web.view;

/**
 * Who looks at a page.
 *
 * @param role {@code viewer}, {@code editor} or {@code admin}; empty while nobody has to sign in
 * @param admin whether the page about access is theirs
 */
public record Who(String name, String role, boolean admin) {}
