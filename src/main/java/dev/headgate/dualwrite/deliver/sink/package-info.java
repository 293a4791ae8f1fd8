/**
 * An adapter within the process, for rehearsals and demos: it takes its time and errs as it is told.
 *
 * <p>Receives deliveries; hands them to whoever subscribes. May import {@code deliver} and {@code event}.
 */
@NullMarked
package dev.headgate.dualwrite.deliver.sink;

import org.jspecify.annotations.NullMarked;
