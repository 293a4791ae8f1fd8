package dev.headgate.web.view;

/**
 * The live page.
 */
public record LivePage(Attention attention, LiveView live) {}
