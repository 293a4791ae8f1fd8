package dev.headgate.source;

import dev.headgate.config.Limits;
import dev.headgate.config.StrictText;
import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One store of vertx-config behind a retriever of its own, so that it can hold up no other. Never {@code optional}: that
 * would turn a failure into an empty layer.
 */
final class Store {
    private static final String TEXT = "text";
    /** Our names of store types where vertx-config's own differ. */
    private static final Map<String, String> TYPES = Map.of("http", StrictHttpStore.Factory.TYPE, "dir", "directory");

    private static final Set<String> TEXTS = Set.of("file", "http");

    private final Vertx vertx;
    private final SourceSettings settings;
    private final Optional<Path> path;
    private volatile @Nullable ConfigRetriever retriever;

    /**
     * A store that is opened with the first fetch.
     *
     * @param path the file or directory to look at before reading
     */
    Store(Vertx vertx, SourceSettings settings, Optional<Path> path) {
        this.vertx = vertx;
        this.settings = settings;
        this.path = path;
    }

    Future<Fetched> fetch() {
        return vertx.executeBlocking(this::obstacle, false)
                .compose(obstacle -> obstacle.<Future<Fetched>>map(
                                why -> Future.succeededFuture(new Fetched.Nothing(why)))
                        .orElseGet(this::read))
                .recover(fault -> Future.succeededFuture(new Fetched.Nothing(Faults.describe(fault))));
    }

    private Future<Fetched> read() {
        if (retriever == null) {
            retriever = open();
        }
        return retriever.getConfig().map(json -> isText() ? new Fetched.Text(text(json)) : new Fetched.Tree(json));
    }

    private boolean isText() {
        return TEXTS.contains(settings.type());
    }

    private static Buffer text(JsonObject json) {
        return Buffer.buffer(json.getBinary(TEXT));
    }

    private ConfigRetriever open() {
        var config = settings.config();
        path.ifPresent(absolute -> config.put("path", absolute.toString()));
        if (isText()) {
            config.put("raw.key", TEXT).put("raw.type", "binary");
        } else if (Interpreter.VARIABLES.contains(settings.type())) {
            config.put("raw-data", true);
        }
        var store = new ConfigStoreOptions()
                .setType(TYPES.getOrDefault(settings.type(), settings.type()))
                .setFormat(isText() ? "raw" : settings.format().orElse("json"))
                .setConfig(config);
        return ConfigRetriever.create(
                vertx, new ConfigRetrieverOptions().setScanPeriod(0).addStore(store));
    }

    /** Lets go of what the store holds, which ends a read that is under way; the next fetch opens it anew. */
    Future<Void> close() {
        var open = retriever;
        retriever = null;
        return open == null ? Future.succeededFuture() : open.close();
    }

    /** Why this file must not be opened: reading a FIFO would wait for ever, and a device has no end. */
    /** Why this must not be opened: a FIFO would never end, and a directory that is gone would read as an empty one. */
    private Optional<String> obstacle() throws IOException {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        return settings.type().equals("dir") ? notADirectory(path.get()) : notAFile(path.get());
    }

    private static Optional<String> notADirectory(Path directory) {
        return Files.isDirectory(directory) ? Optional.empty() : Optional.of("expected a directory, there is none");
    }

    private static Optional<String> notAFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.of(
                    Files.isSymbolicLink(file)
                            ? "the link leads to nothing: " + Files.readSymbolicLink(file)
                            : Faults.MISSING);
        }
        if (Files.isDirectory(file)) {
            return Optional.of("expected a file, found a directory");
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of("expected a regular file, found a pipe, socket or device");
        }
        if (!Files.isReadable(file)) {
            return Optional.of(Faults.FORBIDDEN);
        }
        var size = Files.size(file);
        return size > Limits.BYTES ? Optional.of(StrictText.tooLarge(size)) : Optional.empty();
    }
}
