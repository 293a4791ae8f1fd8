@NullMarked
package dev.headgate.dualwrite;

import org.jspecify.annotations.NullMarked;
