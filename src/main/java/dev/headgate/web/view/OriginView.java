package dev.headgate.web.view;

/**
 * What a value comes from.
 *
 * @param kind {@code default, file, env, override}, or another store's type
 * @param where {@code dual-write.yaml:7}, a variable, {@code r128}; empty for a default
 * @param full the same unshortened
 */
public record OriginView(String kind, String where, String full) {}
