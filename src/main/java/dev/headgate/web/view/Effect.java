package dev.headgate.web.view;

/**
 * What an edit would come to, in words.
 *
 * @param bad the values can't be accepted, and the words say why
 */
public record Effect(String headline, String effect, boolean bad) {}
