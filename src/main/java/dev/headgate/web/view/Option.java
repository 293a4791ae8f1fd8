package dev.headgate.web.view;

/**
 * An entry of a selection.
 */
public record Option(String value, String label, boolean selected) {}
