package dev.headgate.web.view;

/**
 * What is wrong with a source, and where.
 *
 * @param place {@code conf/flags.yaml:31:5}
 */
public record ProblemLine(String place, String pointer, String message) {}
