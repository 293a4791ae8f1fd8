package dev.headgate.web.view;

/**
 * A page that only says something.
 */
public record Message(String title, String text, String link, String linkText) {}
