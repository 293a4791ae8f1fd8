/**
 * The adapter {@code supabase-realtime}: broadcasts on a channel of Supabase Realtime, over its WebSocket protocol 2.0.0 or
 * by HTTP.
 *
 * <p>Receives batches of deliveries; hands on what the server said of each. May import {@code dualwrite.deliver} and {@code
 * dualwrite.event}.
 */
@NullMarked
package dev.headgate.dualwrite.deliver.realtime;

import org.jspecify.annotations.NullMarked;
