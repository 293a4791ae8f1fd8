@NullMarked
package dev.headgate.dualwrite.classify;

import org.jspecify.annotations.NullMarked;
