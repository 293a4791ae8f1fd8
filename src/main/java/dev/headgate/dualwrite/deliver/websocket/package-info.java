/**
 * The adapter {@code websocket}: every event to each client that is connected to the gateway itself and wants its category.
 *
 * <p>Receives batches of deliveries, and sockets from whoever accepts them; hands on one text frame an event. May import
 * {@code dualwrite.deliver} and {@code dualwrite.event}.
 */
@NullMarked
package dev.headgate.dualwrite.deliver.websocket;

import org.jspecify.annotations.NullMarked;
