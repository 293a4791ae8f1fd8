package dev.headgate.web.view;

/**
 * One way to set the kill switch.
 *
 * @param value {@code websocket_only}; empty for none
 */
public record Choice(String value, String label, boolean current) {}
