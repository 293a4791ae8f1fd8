package dev.headgate.web.view;

/**
 * The way in for the first admin.
 *
 * @param key of the link
 * @param name as typed
 */
public record SetUpPage(String key, String name, String nameProblem, String passwordProblem) {}
