@NullMarked
package dev.headgate.dualwrite.deliver;

import org.jspecify.annotations.NullMarked;
