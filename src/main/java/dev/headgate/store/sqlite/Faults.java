package dev.headgate.store.sqlite;

import dev.headgate.store.StoreUnavailableException;
import dev.headgate.store.StoreUnusableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
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

    private static final Set<Integer> DISK = Set.of(
            SQLiteErrorCode.SQLITE_FULL.code,
            SQLiteErrorCode.SQLITE_IOERR.code,
            SQLiteErrorCode.SQLITE_READONLY.code,
            SQLiteErrorCode.SQLITE_CANTOPEN.code,
            SQLiteErrorCode.SQLITE_BUSY.code);

    private Faults() {}

    static StoreUnavailableException unavailable(Path file, SQLException fault) {
        return new StoreUnavailableException(words(fault) + ": " + file, fault);
    }

    /** With a remedy where the file is at fault; a full disk or a missing permission says by itself what to do. */
    static StoreUnusableException unusable(Path file, SQLException fault) {
        return DISK.contains(primary(fault))
                ? new StoreUnusableException(file + " can't be used: " + words(fault), fault)
                : unusable(file, words(fault), fault);
    }

    static StoreUnusableException unusable(Path file, String found, @Nullable Throwable fault) {
        return new StoreUnusableException(file + " can't be used: " + found + "; " + REMEDY, fault);
    }

    static String words(SQLException fault) {
        return WORDS.getOrDefault(primary(fault), String.valueOf(fault.getMessage()));
    }

    /** The rest of the code tells apart, say, a failed read from a failed sync. */
    private static int primary(SQLException fault) {
        return fault.getErrorCode() & 0xff;
    }
}
