/** Tests of how a body leaves. */
@NullMarked
package dev.headgate.web.answer;

import org.jspecify.annotations.NullMarked;
