package dev.headgate.dualwrite.event;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * An accepted event as it leaves: one JSON object, its members in the order of {@link Event}, its data in canonical form.
 *
 * @param text what an adapter sends
 * @param from where in it the data begins
 * @param to the character after the data
 */
public record Frame(String text, int from, int to) {
    /** Encodes an event that has been accepted: it has a sequence, a category and a checksum. */
    public static Frame of(Event event) {
        var data = event.data().canonical();
        var text = new StringBuilder(256 + data.length());
        quoted(text.append("{\"id\":"), event.id());
        text.append(",\"sequence\":").append(event.sequence());
        quoted(text.append(",\"type\":"), event.type());
        text.append(",\"timestamp\":\"").append(event.timestamp());
        quoted(text.append("\",\"source\":"), event.source());
        quoted(text.append(",\"key\":"), event.key());
        text.append(",\"data\":");
        var from = text.length();
        text.append(data);
        var to = text.length();
        text.append(",\"metadata\":").append(event.metadata().canonical());
        quoted(text.append(",\"category\":"), event.category().orElseThrow());
        var checksum = event.checksum().orElseThrow();
        text.append(",\"checksum\":{\"algorithm\":\"")
                .append(checksum.algorithm().wire());
        text.append("\",\"value\":\"").append(checksum.value()).append("\"}}");
        return new Frame(text.toString(), from, to);
    }

    /**
     * The event that a frame's text says, exactly.
     *
     * @throws IllegalArgumentException when it is no frame's text
     */
    public static Event decode(String text) {
        return new FrameReader(text).event();
    }

    /** The data as it leaves, cut from the text and not encoded again. */
    public String data() {
        return text.substring(from, to);
    }

    private static void quoted(StringBuilder text, String value) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        text.append('"');
    }
}
