package dev.headgate.store.sqlite;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Times as text whose order is that of time: always nine digits of a second. */
final class SortableTime {
    private static final DateTimeFormatter FORM =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

    private SortableTime() {}

    /** What {@link Instant#parse} reads. */
    static String text(Instant instant) {
        return FORM.format(instant);
    }
}
