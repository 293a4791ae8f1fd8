package dev.headgate.web.view;

/**
 * One value of a card.
 */
public record Setting(String label, String value, OriginView origin, Stack stack) {}
