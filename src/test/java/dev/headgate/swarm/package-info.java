/** Many event-stream readers on one thread, for tests and for measuring. */
@NullMarked
package dev.headgate.swarm;

import org.jspecify.annotations.NullMarked;
