/**
 * The {@code dual_write} section: records, schema, rules, and the decision which adapters an event goes to.
 *
 * <p>Receives the section's merged value; hands on the {@link dev.headgate.dualwrite.DualWrite} record that routes. May
 * import {@code config}; its sub-packages, which deliver, also {@code live}.
 */
@NullMarked
package dev.headgate.dualwrite;

import org.jspecify.annotations.NullMarked;
