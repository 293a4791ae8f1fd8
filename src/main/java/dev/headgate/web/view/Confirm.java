package dev.headgate.web.view;

/**
 * The kill switch's second step.
 *
 * @param from what it is set to now; empty for none
 * @param effect what will happen, in words
 * @param reason typed, or prefilled
 * @param problem why the last attempt was refused; empty for none
 */
public record Confirm(KillSwitch killSwitch, Choice to, String from, String effect, String reason, String problem) {}
