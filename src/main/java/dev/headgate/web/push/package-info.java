/**
 * Server-sent events: one {@link dev.headgate.web.push.Hub} for each event loop.
 *
 * <p>Receives each revision, source status and breaker step from the bus; hands them on as bytes that all connections share. May import
 * {@code config}, {@code live}, the data plane's messages and the port of {@code store}.
 */
@NullMarked
package dev.headgate.web.push;

import org.jspecify.annotations.NullMarked;
