/** Templates and static files. */
@NullMarked
package dev.headgate.web.view;

import org.jspecify.annotations.NullMarked;
