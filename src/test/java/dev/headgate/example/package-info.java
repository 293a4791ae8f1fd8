/** How others use the gateway, as tests: read these to see it from the outside. */
@NullMarked
package dev.headgate.example;

import org.jspecify.annotations.NullMarked;
