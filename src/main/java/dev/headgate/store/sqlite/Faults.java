package dev.headgate.store.sqlite;

import dev.headgate.store.StoreUnavailableException;
import dev.headgate.store.StoreUnusableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** Says in an operator's words what SQLite complained about, and of which file. */
final class Faults {
    private static final String REMEDY =
            "restore it from a backup, or move it away together with its -wal and -shm files to start with an empty one";

    private static final Map<Integer, String> WORDS = Map.of(
            SQLiteErrorCode.SQLITE_FULL.code, "the disk is full",
            SQLiteErrorCode.SQLITE_IOERR.code, "the disk failed",
            SQLiteErrorCode.SQLITE_READONLY.code, "the file is not writable",
            SQLiteErrorCode.SQLITE_CANTOPEN.code, "the file can't be opened",
            SQLiteErrorCode.SQLITE_BUSY.code, "another program has locked the file",
            SQLiteErrorCode.SQLITE_CORRUPT.code, "the file is damaged",
            SQLiteErrorCode.SQLITE_NOTADB.code, "the file is not a database");

    private Faults() {}

    static StoreUnavailableException unavailable(Path file, SQLException fault) {
        return new StoreUnavailableException(words(fault) + ": " + file, fault);
    }

    static StoreUnusableException unusable(Path file, SQLException fault) {
        return unusable(file, words(fault), fault);
    }

    static StoreUnusableException unusable(Path file, String found, @Nullable Throwable fault) {
        return new StoreUnusableException(file + " can't be used: " + found + "; " + REMEDY, fault);
    }

    static String words(SQLException fault) {
        var primary = fault.getErrorCode() & 0xff; // the rest is SQLite's extended code: which kind of I/O error
        return WORDS.getOrDefault(primary, String.valueOf(fault.getMessage()));
    }
}
