/**
 * The {@code classification} section: which category an event belongs to.
 *
 * <p>Receives an event that names none; hands on its category. May import {@code config}, {@code dualwrite} and {@code
 * dualwrite.event}.
 */
@NullMarked
package dev.headgate.dualwrite.classify;

import org.jspecify.annotations.NullMarked;
