package dev.headgate.web.view;

/**
 * One value that changed, in words.
 */
public record Delta(String label, String from, String to) {}
