/**
 * What people see of the data plane: {@link dev.headgate.dualwrite.observe.LiveTraffic}, the last ten minutes of it, and
 * its metrics.
 *
 * <p>Receives what the loop that delivers counts; hands on one immutable snapshot a second, and the breakers' steps. May
 * import {@code config}, {@code live}, {@code dualwrite}, {@code health} and {@code parity}; {@code deliver} imports it.
 */
@NullMarked
package dev.headgate.dualwrite.observe;

import org.jspecify.annotations.NullMarked;
