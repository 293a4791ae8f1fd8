@NullMarked
package dev.headgate.live;

import org.jspecify.annotations.NullMarked;
