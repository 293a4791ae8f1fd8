/** What is counted, shown and told, by a clock that a test moves. */
@NullMarked
package dev.headgate.dualwrite.observe;

import org.jspecify.annotations.NullMarked;
