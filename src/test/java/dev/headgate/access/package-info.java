/** Who may come in, and what keeps others out. */
@NullMarked
package dev.headgate.access;

import org.jspecify.annotations.NullMarked;
