/**
 * Where one event goes: what the flags say, and then what the circuit breakers let through.
 *
 * <p>Receives a category and a key; hands on a {@link dev.headgate.dualwrite.route.Decision}. May import {@code config},
 * {@code live} and {@code dualwrite}.
 */
@NullMarked
package dev.headgate.dualwrite.route;

import org.jspecify.annotations.NullMarked;
