/**
 * Whether an adapter is fit to take events: its {@link dev.headgate.dualwrite.health.HealthWindow} and its {@link
 * dev.headgate.dualwrite.health.Breaker}.
 *
 * <p>Receives what came of each delivery, and the live settings; hands on who may be given events. May import {@code
 * dualwrite}.
 */
@NullMarked
package dev.headgate.dualwrite.health;

import org.jspecify.annotations.NullMarked;
