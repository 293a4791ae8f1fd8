/** What Headgate is measured against. */
@NullMarked
package dev.headgate.bench;

import org.jspecify.annotations.NullMarked;
