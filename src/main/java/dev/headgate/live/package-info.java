/**
 * What co-located code imports: the bus addresses, their messages and codecs, and {@link dev.headgate.live.LiveConfig}.
 *
 * <p>Receives each committed snapshot from the verticle that owns the configuration; hands it to every reader and
 * listener in this JVM. May import {@code config} and the sections' records.
 */
@NullMarked
package dev.headgate.live;

import org.jspecify.annotations.NullMarked;
