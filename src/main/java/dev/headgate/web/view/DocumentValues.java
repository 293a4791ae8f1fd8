package dev.headgate.web.view;

import java.util.List;

/**
 * Effective values, each with what it comes from.
 *
 * @param query what they were searched for; empty for all
 * @param revision of the document
 * @param all how many values the document has
 * @param matches how many of them match
 * @param values those that are shown, in the document's order
 */
public record DocumentValues(String query, long revision, int all, int matches, List<Value> values) {
    public DocumentValues {
        values = List.copyOf(values);
    }

    /** How many more match than are shown. */
    public int more() {
        return matches - values.size();
    }

    /**
     * One value.
     *
     * @param id opaque, unique on the page
     * @param parent its pointer up to and with the last slash
     * @param url where it is edited; empty for a value without a form
     */
    public record Value(
            String id, String parent, String name, String url, String value, OriginView origin, Stack stack) {}
}
