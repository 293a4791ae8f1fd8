package dev.headgate.web.view;

import java.util.List;
import java.util.Optional;

/**
 * What surrounds every page.
 *
 * @param page which one is open
 * @param who looks at it
 * @param at when this was drawn
 * @param revision of the document that it shows
 * @param toast what was just saved
 */
public record Shell(
        String title, Page page, Who who, Stamp at, long revision, KillSwitch killSwitch, Optional<Toast> toast) {
    /** Whether anything can be saved from this page now. */
    public StoreState store() {
        return killSwitch.store();
    }

    /** The pages of the bar, in its order. */
    public enum Page {
        OVERVIEW("Overview", "/"),
        LIVE("Live", "/live"),
        HISTORY("History", "/history"),
        SOURCES("Sources", "/sources"),
        /** For admins. */
        ACCESS("Access", "/access"),
        HELP("Help", "/help"),
        /** A page that the bar doesn't name. */
        OTHER("", "");

        private final String label;
        private final String path;

        Page(String label, String path) {
            this.label = label;
            this.path = path;
        }

        public String label() {
            return label;
        }

        public String path() {
            return path;
        }

        public static List<Page> inBar(boolean admin) {
            return admin
                    ? List.of(OVERVIEW, LIVE, HISTORY, SOURCES, ACCESS, HELP)
                    : List.of(OVERVIEW, LIVE, HISTORY, SOURCES, HELP);
        }
    }
}
