package dev.headgate.source;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** What a store handed over, before anybody looked into it. Equal when nothing changed. */
sealed interface Fetched {
    <T> T fold(Function<Buffer, T> text, Function<JsonObject, T> object, Function<String, T> nothing);

    /** One text, for our own parsers. */
    record Text(Buffer bytes) implements Fetched {
        @Override
        public <T> T fold(Function<Buffer, T> text, Function<JsonObject, T> object, Function<String, T> nothing) {
            return text.apply(bytes);
        }
    }

    /** What a store that knows no text has read. */
    record Tree(JsonObject json) implements Fetched {
        @Override
        public <T> T fold(Function<Buffer, T> text, Function<JsonObject, T> object, Function<String, T> nothing) {
            return object.apply(json);
        }
    }

    /**
     * The store can't be read.
     *
     * @param why for the operator
     */
    record Nothing(String why) implements Fetched {
        @Override
        public <T> T fold(Function<Buffer, T> text, Function<JsonObject, T> object, Function<String, T> nothing) {
            return nothing.apply(why);
        }
    }
}
