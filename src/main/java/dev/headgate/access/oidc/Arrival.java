package dev.headgate.access.oidc;

import java.util.function.Function;

/** What became of somebody who came back from the provider. */
public sealed interface Arrival {
    /** Why somebody isn't in. */
    enum Reason {
        /** This browser didn't begin a sign-in here, or too long ago, or it came back with it before. */
        STALE,
        /** The provider or the gateway doesn't let them in. */
        REFUSED,
        /** The provider doesn't do its part. */
        FAILED,
        /** Too many at once. */
        BUSY
    }

    /**
     * They are in.
     *
     * @param session the cookie of the new session
     * @param next where to go on to
     */
    record Welcome(String session, String next) implements Arrival {
        @Override
        public <R> R fold(Function<Welcome, R> welcome, Function<TurnedAway, R> turnedAway) {
            return welcome.apply(this);
        }

        @Override
        public String toString() {
            return "Welcome[" + next + "]";
        }
    }

    /**
     * They are not.
     *
     * @param name as the provider says; {@code nobody} as long as that isn't known
     * @param why a sentence for them and for admins
     */
    record TurnedAway(Reason reason, String name, String why) implements Arrival {
        @Override
        public <R> R fold(Function<Welcome, R> welcome, Function<TurnedAway, R> turnedAway) {
            return turnedAway.apply(this);
        }
    }

    <R> R fold(Function<Welcome, R> welcome, Function<TurnedAway, R> turnedAway);

    /** Of somebody whose name isn't known. */
    static Arrival turnedAway(Reason reason, String why) {
        return new TurnedAway(reason, "nobody", why);
    }
}
