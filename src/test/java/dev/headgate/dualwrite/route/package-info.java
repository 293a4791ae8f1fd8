@NullMarked
package dev.headgate.dualwrite.route;

import org.jspecify.annotations.NullMarked;
