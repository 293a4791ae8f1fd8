/**
 * Fetches each configured source with vertx-config, parses it strictly and validates it alone.
 *
 * <p>Receives settings; hands on {@link dev.headgate.config.Reading}s. May import {@code config}.
 */
@NullMarked
package dev.headgate.source;

import org.jspecify.annotations.NullMarked;
