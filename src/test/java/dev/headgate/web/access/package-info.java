/** Who may come in, over HTTP against a whole gateway. */
@NullMarked
package dev.headgate.web.access;

import org.jspecify.annotations.NullMarked;
