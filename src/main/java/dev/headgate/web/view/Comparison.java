package dev.headgate.web.view;

/**
 * One value of a save that came too late.
 *
 * @param clash both changed it
 */
public record Comparison(String label, String base, String mine, String theirs, boolean clash) {}
