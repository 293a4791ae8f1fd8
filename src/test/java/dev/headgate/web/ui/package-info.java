/** Pages and forms, asked over HTTP or drawn from records. */
@NullMarked
package dev.headgate.web.ui;

import org.jspecify.annotations.NullMarked;
