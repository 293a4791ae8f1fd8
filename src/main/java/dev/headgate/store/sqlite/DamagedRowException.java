package dev.headgate.store.sqlite;

import java.sql.SQLException;

/** A row that SQLite reads without complaint, but that isn't what was written. */
final class DamagedRowException extends SQLException {
    private static final long serialVersionUID = 1;

    /** @param row what an operator would call it, such as {@code revision 12} */
    DamagedRowException(String row) {
        super(row + " is not what was written there");
    }
}
