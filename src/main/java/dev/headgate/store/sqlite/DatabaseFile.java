package dev.headgate.store.sqlite;

import dev.headgate.store.StoreUnusableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file on disk, before SQLite opens it. It comes into being whole, by a rename: whatever is found under its name
 * once held a schema, so an empty file is one that was truncated, never one that a crash left half made.
 */
final class DatabaseFile {
    private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

    private DatabaseFile() {}

    static Path directoryOf(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /** Makes the directory that {@code file} is to be in. */
    static void makeDirectory(Path file) {
        try {
            if (!Files.isDirectory(
                    directoryOf(file))) { // which may be a link, and Java 17 refuses to make one of these
                Files.createDirectories(directoryOf(file));
            }
        } catch (IOException refused) {
            throw new StoreUnusableException(
                    file + " can't be used: its directory " + directoryOf(file) + " can't be created", refused);
        }
    }

    /** The file that {@code file} leads to: two links to one database must meet at one lock and one log. */
    static Path real(Path file) {
        try {
            return Files.exists(file)
                    ? file.toRealPath()
                    : directoryOf(file).toRealPath().resolve(file.getFileName());
        } catch (IOException refused) {
            throw new StoreUnusableException(file + " can't be used: its path can't be followed", refused);
        }
    }

    /** Makes a new database when there is none, and refuses what SQLite would silently replace by an empty one. */
    static void prepare(Path file, Schema schema) {
        try {
            var log = companion(file, "-wal");
            var empty = isAbsentOrEmpty(file);
            if (empty && Files.exists(log) && Files.size(log) > 0) {
                throw Faults.unusable(file, "it is missing or empty, but its log " + log + " is not", null);
            }
            if (!Files.exists(file)) {
                create(file, schema);
            } else if (empty) {
                throw Faults.unusable(file, "it is empty, which a database never is", null);
            }
        } catch (IOException refused) {
            throw new StoreUnusableException(file + " can't be used: it can't be read or created", refused);
        } catch (SQLException refused) {
            throw new StoreUnusableException(file + " can't be created: " + Faults.words(refused), refused);
        }
    }

    static boolean isAbsentOrEmpty(Path file) throws IOException {
        return !Files.exists(file) || Files.size(file) == 0;
    }

    private static void create(Path file, Schema schema) throws IOException, SQLException {
        var draft = companion(file, ".new");
        for (var leftover : COMPANIONS) {
            Files.deleteIfExists(companion(draft, leftover));
            Files.deleteIfExists(companion(file, leftover));
        }
        Files.deleteIfExists(draft);
        try (var session = Session.open(draft, Session.Use.CREATE)) {
            schema.migrate(session);
        }
        keepPrivate(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (var directory = FileChannel.open(directoryOf(file), StandardOpenOption.READ)) {
            directory.force(true); // the name is as durable as what it names
        }
    }

    /** It holds hashes of passwords, or events of people: nobody else on this machine needs them. SQLite's other files follow it. */
    private static void keepPrivate(Path file) throws IOException {
        var permissions = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (permissions != null) {
            permissions.setPermissions(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
    }

    /** Which file is under this name now; empty when none is. A moved or replaced file isn't the one that is open. */
    static Optional<Object> identity(Path file) {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Fails when the file under this name isn't the one that had {@code identity}: what is written would be lost with it. */
    static void refuseAnother(Path file, Optional<Object> identity) throws SQLException {
        if (!identity(file).equals(identity)) {
            throw new SQLException("the file was moved, replaced or deleted while it was in use");
        }
    }

    private static Path companion(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
