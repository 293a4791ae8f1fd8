/** Whole-program tests: the packaged jar in a process of its own, and what a user of it sees when things break. */
@NullMarked
package dev.headgate.journey;

import org.jspecify.annotations.NullMarked;
