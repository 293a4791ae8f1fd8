/**
 * The nouns of the data plane: an {@link dev.headgate.dualwrite.event.Event}, its data, its checksum, and the way in.
 *
 * <p>Receives what producers write; hands it to the verticle that delivers. May import {@code config} and {@code
 * dualwrite}.
 */
@NullMarked
package dev.headgate.dualwrite.event;

import org.jspecify.annotations.NullMarked;
