/**
 * Whether what readers see is what producers wrote: checksums, the ledger of what was sent and what came out, mismatches
 * and alerts, and the {@code parity} section that sets them.
 *
 * <p>Receives what was accepted, what adapters report as delivered and what the gateway hears as a reader; hands on counts,
 * mismatches and alerts. May import {@code config}, {@code live} and {@code dualwrite.event}.
 */
@NullMarked
package dev.headgate.dualwrite.parity;

import org.jspecify.annotations.NullMarked;
