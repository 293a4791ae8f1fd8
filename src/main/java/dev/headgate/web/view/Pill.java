package dev.headgate.web.view;

/**
 * A state in a word or two.
 *
 * @param tone {@code good}, {@code warn}, {@code bad} or {@code off}
 */
public record Pill(String tone, String text) {}
