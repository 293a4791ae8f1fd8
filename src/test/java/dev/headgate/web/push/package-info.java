@NullMarked
package dev.headgate.web.push;

import org.jspecify.annotations.NullMarked;
