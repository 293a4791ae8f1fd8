package dev.headgate.web.view;

/**
 * The revision that the page shows.
 */
public record Pulse(long revision) {}
