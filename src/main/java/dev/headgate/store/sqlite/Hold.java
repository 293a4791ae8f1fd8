package dev.headgate.store.sqlite;

import dev.headgate.store.StoreUnusableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One gateway's hold on a database, by an operating system's lock on {@code <file>.lock}. The kernel drops it with the
 * process, so a killed gateway leaves nothing to clean up; the empty file stays, since removing it would race an opener.
 */
final class Hold implements AutoCloseable {
    private final FileChannel channel;

    private Hold(FileChannel channel) {
        this.channel = channel;
    }

    static Hold take(Path database) {
        var path = database.resolveSibling(database.getFileName() + ".lock");
        try {
            var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return new Hold(channel);
            }
            channel.close();
        } catch (IOException refused) {
            throw new StoreUnusableException(
                    database + " can't be used: " + path + " can't be created or locked; is its directory writable?",
                    refused);
        }
        throw taken(database, path, null);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static StoreUnusableException taken(Path database, Path path, @Nullable Throwable cause) {
        return new StoreUnusableException(
                database + " is in use by another gateway, which holds " + path
                        + "; stop that one, or give this one its own store.path",
                cause);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
