package dev.headgate.dualwrite.deliver;

/** What came of one delivery. */
public sealed interface Outcome {
    /** The adapter took it: it was acknowledged, or handed to every reader there is. */
    Outcome DELIVERED = new Delivered();

    /** Whether the event must be tried again later. */
    boolean isOwed();

    /** Whether it went wrong. */
    boolean isError();

    /** For people; empty when it was delivered. */
    String why();

    /** Whether it says anything about the adapter's health. */
    boolean isTelling();

    /** See {@link #DELIVERED}. */
    record Delivered() implements Outcome {
        @Override
        public String why() {
            return "";
        }

        @Override
        public boolean isOwed() {
            return false;
        }

        @Override
        public boolean isError() {
            return false;
        }

        @Override
        public boolean isTelling() {
            return true;
        }
    }

    /** It didn't arrive, as far as is known; later it may. {@code why} is for people. */
    record Failed(String why) implements Outcome {
        @Override
        public boolean isOwed() {
            return true;
        }

        @Override
        public boolean isError() {
            return true;
        }

        @Override
        public boolean isTelling() {
            return true;
        }
    }

    /** Not tried: the adapter's own limit leaves no room now, or an earlier event of the same key failed. */
    record Postponed(String why) implements Outcome {
        @Override
        public boolean isOwed() {
            return true;
        }

        @Override
        public boolean isError() {
            return false;
        }

        @Override
        public boolean isTelling() {
            return false;
        }
    }

    /** It can never be delivered there, for it is too large. Counted, logged, and given up. */
    record Impossible(String why) implements Outcome {
        @Override
        public boolean isOwed() {
            return false;
        }

        @Override
        public boolean isError() {
            return true;
        }

        @Override
        public boolean isTelling() {
            return true;
        }
    }
}
