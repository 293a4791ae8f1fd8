package dev.headgate.web.api;

import dev.headgate.config.Place;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.StrictJson;
import dev.headgate.config.Syntax;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.web.problem.ProblemDetail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The events of a request: one JSON object, an array of them, or one on each line (NDJSON). */
final class EventsBody {
    static final String NDJSON = "application/x-ndjson";
    static final int MOST = 1_000;

    private static final String NAME = "body";

    private EventsBody() {}

    /**
     * One event of the request, for itself: it was read, or something is wrong with it.
     *
     * @param at where in the body it is
     * @param problems at least one when there is no event; pointers are into the body
     */
    record Item(Pointer at, Optional<Event> event, List<Problem> problems) {}

    /** @param now the time of an event that doesn't say its own */
    static Checked<List<Item>> read(String mediaType, byte[] bytes, Instant now) {
        return (mediaType.equals(NDJSON) ? lines(bytes, now) : json(bytes, now)).then(EventsBody::counted);
    }

    private static Checked<List<Item>> counted(List<Item> items) {
        if (items.isEmpty()) {
            return Checked.refuse(422, "expected at least one event");
        }
        return items.size() <= MOST
                ? Checked.accept(items)
                : Checked.refuse(
                        413, String.format("expected at most %,d events in a request, found %,d", MOST, items.size()));
    }

    private static Checked<List<Item>> json(byte[] bytes, Instant now) {
        return StrictJson.parse(bytes, NAME)
                .fold(
                        syntax -> Checked.accept(
                                syntax instanceof Syntax.Sequence sequence
                                        ? items(sequence, now)
                                        : List.of(item(Pointer.ROOT, syntax, now))),
                        unreadable -> new Checked.Refused<>(
                                ProblemDetail.of(400, "the body can't be read as JSON", unreadable)));
    }

    private static List<Item> items(Syntax.Sequence sequence, Instant now) {
        var items = new ArrayList<Item>();
        for (var syntax : sequence.items()) {
            items.add(item(at(items.size()), syntax, now));
        }
        return items;
    }

    private static Pointer at(int index) {
        return Pointer.of(Integer.toString(index));
    }

    private static Item item(Pointer at, Syntax syntax, Instant now) {
        var reader = new EventReader(syntax.value(), now);
        var problems = reader.problems().stream()
                .map(problem -> problem.in(syntax.locate(problem.pointer())).under(at))
                .toList();
        return new Item(at, reader.event(), problems);
    }

    /** A line that isn't JSON is one event less, and no more than that. Empty lines are none. */
    private static Checked<List<Item>> lines(byte[] bytes, Instant now) {
        var items = new ArrayList<Item>();
        var line = 1;
        for (int start = 0; start < bytes.length && items.size() <= MOST; line++) {
            var end = endOfLine(bytes, start);
            var text = Arrays.copyOfRange(bytes, start, end);
            start = end + 1;
            if (!isBlank(text)) {
                items.add(line(at(items.size()), text, line, now));
            }
        }
        return Checked.accept(items);
    }

    private static Item line(Pointer at, byte[] text, int line, Instant now) {
        var item = StrictJson.parse(text, NAME)
                .fold(
                        syntax -> item(at, syntax, now),
                        unreadable -> new Item(
                                at,
                                Optional.empty(),
                                unreadable.stream()
                                        .map(problem -> problem.under(at))
                                        .toList()));
        return new Item(
                at,
                item.event(),
                item.problems().stream()
                        .map(problem -> problem.place()
                                .map(place -> problem.in(new Place(NAME, line, place.column())))
                                .orElse(problem))
                        .toList());
    }

    private static int endOfLine(byte[] bytes, int start) {
        var end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(byte[] text) {
        for (var character : text) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }
}
