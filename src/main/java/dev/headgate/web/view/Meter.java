package dev.headgate.web.view;

/**
 * A percentage as a bar.
 *
 * @param text {@code 12.5 %}
 * @param width {@code 12.5%}, of the whole bar
 * @param inside whether the bar is long enough to carry its number
 */
public record Meter(String text, String width, boolean inside) {}
