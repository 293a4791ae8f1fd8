package dev.headgate.web.view;

/**
 * Tells a form that someone is filling in that its values were changed by somebody else.
 *
 * @param id of the subject
 * @param what {@code set this to 25 %}
 */
public record Theirs(String id, String url, String who, Stamp at, String what, long revision) {}
