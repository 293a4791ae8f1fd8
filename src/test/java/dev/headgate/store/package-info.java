/** What any store of revisions must do. */
@NullMarked
package dev.headgate.store;

import org.jspecify.annotations.NullMarked;
