package dev.headgate.web.view;

import java.util.List;

/** What single keys do; {@code keys.js} does it. */
public record Help(List<Key> keys) {
    /** The same on every page. */
    public static final Help KEYS = new Help(List.of(
            new Key("/", "go to this page's search or filter field"),
            new Key("j", "next row"),
            new Key("k", "previous row"),
            new Key("e", "edit this row"),
            new Key("Esc", "close what is open"),
            new Key("?", "show these keys")));

    public Help {
        keys = List.copyOf(keys);
    }

    /** One of them, and what it does, in words. */
    public record Key(String key, String does) {}
}
