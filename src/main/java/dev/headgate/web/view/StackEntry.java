package dev.headgate.web.view;

/**
 * One layer's say on a value; the first of a stack is the one in force.
 *
 * @param who actor of an override; empty else
 * @param reason of an override; empty else
 */
public record StackEntry(String value, OriginView origin, String who, String reason) {}
