package dev.headgate.dualwrite.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/**
 * Reads back what {@link Frame} wrote. Data is cut from the text as it stands: it is canonical already, and what isn't
 * computed again can't differ.
 */
final class FrameReader {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final String text;
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, Data> objects = new HashMap<>();
    private long sequence;

    FrameReader(String text) {
        this.text = text;
    }

    Event event() {
        try (var parser = FACTORY.createParser(text)) {
            parser.nextToken();
            members(parser);
        } catch (IOException malformed) {
            throw new IllegalArgumentException("expected the JSON object of an event", malformed);
        }
        return new Event(
                word("id"),
                sequence,
                word("type"),
                timestamp(),
                word("source"),
                word("key"),
                object("data"),
                object("metadata"),
                Optional.of(word("category")),
                Optional.of(checksum()));
    }

    /** Members of a checksum are words, too: their names are no other member's. */
    private void members(JsonParser parser) throws IOException {
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            var token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING) {
                words.put(name, parser.getText());
            } else if (token == JsonToken.VALUE_NUMBER_INT) {
                sequence = parser.getLongValue();
            } else if (name.equals("checksum")) {
                members(parser);
            } else if (token == JsonToken.START_OBJECT) {
                objects.put(name, data(parser));
            }
        }
    }

    private Data data(JsonParser parser) throws IOException {
        var from = (int) parser.currentTokenLocation().getCharOffset();
        var keys = new HashSet<String>();
        for (var key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            keys.add(key);
            parser.nextToken();
            parser.skipChildren();
        }
        var to = (int) parser.currentLocation().getCharOffset();
        return Data.ofCanonical(text.substring(from, to), keys);
    }

    private Instant timestamp() {
        try {
            return Instant.parse(word("timestamp"));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("expected a timestamp as RFC 3339 has it", malformed);
        }
    }

    private Checksum checksum() {
        return Checksum.Algorithm.of(word("algorithm"))
                .map(algorithm -> new Checksum(algorithm, word("value")))
                .orElseThrow(() -> new IllegalArgumentException("expected a known algorithm"));
    }

    private String word(String name) {
        return Optional.ofNullable(words.get(name)).orElseThrow(() -> new IllegalArgumentException("expected " + name));
    }

    private Data object(String name) {
        return Optional.ofNullable(objects.get(name))
                .orElseThrow(() -> new IllegalArgumentException("expected " + name));
    }
}
