/** Signing in and out, over HTTP. */
@NullMarked
package dev.headgate.web.people;

import org.jspecify.annotations.NullMarked;
