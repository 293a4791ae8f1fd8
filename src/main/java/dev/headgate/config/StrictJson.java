package dev.headgate.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259) read strictly: one value, no duplicate keys, UTF-8, within {@link Limits}. {@code NaN},
 * {@code Infinity} and numbers that no double can hold are {@link Values.BadNumber}s, which every schema refuses: so
 * they are reported like any other wrong value, with pointer and expectation.
 */
public final class StrictJson {
    /** Our own limits hold; Jackson's would only speak in its own words. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH + 2)
                    .maxNumberLength(Limits.BYTES)
                    .maxStringLength(Limits.BYTES)
                    .maxNameLength(Limits.BYTES)
                    .build())
            .build();

    private static final String PUNCTUATION = "{}[],:\"'";

    private final String name;
    private final String text;
    private final SyntaxBuilder builder = new SyntaxBuilder();

    private StrictJson(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * The value that these bytes are.
     *
     * @param name what the text is called in places: a file as the operator wrote it, or {@code body}
     */
    public static Parsed parse(byte[] bytes, String name) {
        return StrictText.decode(bytes, name).fold(text -> new StrictJson(name, text).parse(), Parsed.Unreadable::new);
    }

    private Parsed parse() {
        try (var parser = FACTORY.createParser(text)) {
            feed(parser);
        } catch (JsonEOFException unfinished) {
            builder.stop(place(unfinished.getLocation()), "not JSON: the text ends before its value does");
        } catch (JsonProcessingException malformed) {
            unexpected((int) malformed.getLocation().getCharOffset());
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory can't fail to be read", impossible);
        }
        return builder.result(new Place(name, 1, 1));
    }

    private void feed(JsonParser parser) throws IOException {
        for (var token = parser.nextToken(); token != null && !builder.stopped(); token = parser.nextToken()) {
            var place = place(parser.currentTokenLocation());
            if (builder.complete()) {
                builder.stop(place, "expected the end after one JSON value, found more");
                return;
            }
            accept(token, parser, place);
        }
    }

    private void accept(JsonToken token, JsonParser parser, Place place) throws IOException {
        switch (token) {
            case START_OBJECT -> builder.startMapping(place);
            case START_ARRAY -> builder.startSequence(place);
            case END_OBJECT, END_ARRAY -> builder.end();
            case FIELD_NAME -> builder.key(parser.currentName(), place);
            default -> builder.scalar(scalar(token, parser), place);
        }
    }

    private static @Nullable Object scalar(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Values.numberOrBad(parser.getText());
            default -> parser.getText();
        };
    }

    private Place place(JsonLocation location) {
        return new Place(name, location.getLineNr(), location.getColumnNr());
    }

    /** The parser stops inside or after a word that it doesn't know; an operator looks for its start. */
    private void unexpected(int offset) {
        var at = Math.min(offset, text.length());
        while (at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1))) {
            at--;
        }
        var found = at < text.length() && PUNCTUATION.indexOf(text.charAt(at)) >= 0
                ? String.valueOf(text.charAt(at))
                : "text"; // which may be a secret that lacks its quotes
        builder.stop(StrictText.place(name, text, at), "not JSON: unexpected " + found);
    }
}
