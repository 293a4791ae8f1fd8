/**
 * Delivery: one {@code Lane} for each adapter, so that none waits for another; the {@link
 * dev.headgate.dualwrite.deliver.Adapter} port and the {@link dev.headgate.dualwrite.deliver.EventStore} port.
 *
 * <p>Receives accepted events with their routes; hands on what came of each. May import {@code config}, {@code live},
 * {@code dualwrite} and the rooms before it on the data's way.
 */
@NullMarked
package dev.headgate.dualwrite.deliver;

import org.jspecify.annotations.NullMarked;
