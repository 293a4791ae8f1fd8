@NullMarked
package dev.headgate.dualwrite.parity;

import org.jspecify.annotations.NullMarked;
