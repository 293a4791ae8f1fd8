package dev.headgate.web.view;

/**
 * An event that wasn't what it should be.
 *
 * @param event its type and, where it has one, its number
 * @param where the adapter and the place on its way
 * @param expected the first digits of the checksum; {@code actual} likewise
 */
public record MismatchLine(
        Stamp at, String severity, String event, String category, String where, String expected, String actual) {}
