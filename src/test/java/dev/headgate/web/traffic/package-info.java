/** The drawings of the live page. */
@NullMarked
package dev.headgate.web.traffic;

import org.jspecify.annotations.NullMarked;
