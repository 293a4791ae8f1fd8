package dev.headgate.web.view;

/**
 * Something that needs attention.
 *
 * @param tone {@code bad} or {@code warn}
 * @param code a place, to be set in a fixed pitch; may be empty
 */
public record Notice(String tone, String title, String code, String text, String link, String linkText) {}
