/** Tests of events. */
@NullMarked
package dev.headgate.dualwrite.event;

import org.jspecify.annotations.NullMarked;
