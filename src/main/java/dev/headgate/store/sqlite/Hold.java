package dev.headgate.store.sqlite;

import dev.headgate.store.StoreUnusableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One gateway's hold on a database, by an operating system's lock on {@code <file>.lock}. The kernel drops it with the
 * process, so a killed gateway leaves nothing to clean up; the empty file stays, since removing it would race an opener.
 */
final class Hold implements AutoCloseable {
    /**
     * What this process holds. POSIX ends all of a process's locks on a file when any of its descriptors for it is
     * closed: a second gateway in one process must be turned away before it opens the lock file, or its failure would
     * let a third one in from elsewhere.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private Hold(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @param database its real path */
    static Hold take(Path database) {
        var path = database.resolveSibling(database.getFileName() + ".lock");
        if (!HELD.add(path)) {
            throw taken(database, path);
        }
        try {
            var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return new Hold(path, channel);
            }
            channel.close();
        } catch (IOException refused) {
            HELD.remove(path);
            throw new StoreUnusableException(
                    database + " can't be used: " + path + " can't be created or locked; is its directory writable?",
                    refused);
        }
        HELD.remove(path);
        throw taken(database, path);
    }

    private static StoreUnusableException taken(Path database, Path path) {
        return new StoreUnusableException(
                database + " is in use by another gateway, which holds " + path
                        + "; stop that one, or give this one its own store.path",
                null);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            HELD.remove(path);
        }
    }
}
