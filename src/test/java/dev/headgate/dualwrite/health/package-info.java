/** Windows and breakers, by a clock that a test moves. */
@NullMarked
package dev.headgate.dualwrite.health;

import org.jspecify.annotations.NullMarked;
