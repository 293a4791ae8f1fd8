/** Whole-program tests, each from the outside: a real browser, a packaged jar. */
@NullMarked
package dev.headgate.journey;

import org.jspecify.annotations.NullMarked;
