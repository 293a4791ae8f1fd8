@NullMarked
package dev.headgate.source;

import org.jspecify.annotations.NullMarked;
