/**
 * A gateway that is alive without anybody's traffic: plausible events, and now and then a bad spell.
 *
 * <p>Receives nothing; writes events and edits as any co-located program would. May import {@code config}, {@code live} and
 * {@code dualwrite.event}.
 */
@NullMarked
package dev.headgate.dualwrite.demo;

import org.jspecify.annotations.NullMarked;
