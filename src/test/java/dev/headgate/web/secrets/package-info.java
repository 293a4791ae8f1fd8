/** Secrets in values, seen from outside: nothing that answers tells one. */
@NullMarked
package dev.headgate.web.secrets;

import org.jspecify.annotations.NullMarked;
