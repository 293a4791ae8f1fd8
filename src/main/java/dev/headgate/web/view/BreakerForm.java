package dev.headgate.web.view;

/**
 * Moves a breaker by hand.
 *
 * @param id opaque
 * @param url that it is posted to
 * @param reason typed so far
 * @param problem why it was refused; empty while it wasn't
 * @param writes whether its reader may
 */
public record BreakerForm(String id, String adapter, String url, String reason, String problem, StoreState writes) {}
