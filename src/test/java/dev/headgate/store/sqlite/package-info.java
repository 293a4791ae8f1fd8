/** What the store in one SQLite file must do beyond the contract: faults of the disk, the file and the neighbours. */
@NullMarked
package dev.headgate.store.sqlite;

import org.jspecify.annotations.NullMarked;
