package dev.headgate.web.view;

/**
 * What was just done, and the way back.
 *
 * @param undoes the revision that Undo takes back; 0 when there is nothing to undo
 */
public record Toast(String text, long undoes) {}
