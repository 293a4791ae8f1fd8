package dev.headgate.access.oidc;

import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** What a provider says for a code. */
sealed interface Proof {
    /**
     * Who somebody is.
     *
     * @param claims of an ID token that holds, completed by the UserInfo endpoint where it says too little
     */
    record Claims(JsonObject claims) implements Proof {
        @Override
        public <R> R fold(Function<JsonObject, R> claimed, Function<String, R> refuted) {
            return claimed.apply(claims);
        }
    }

    /**
     * Nothing that can be relied on.
     *
     * @param why half a sentence
     */
    record Refuted(String why) implements Proof {
        @Override
        public <R> R fold(Function<JsonObject, R> claimed, Function<String, R> refuted) {
            return refuted.apply(why);
        }
    }

    <R> R fold(Function<JsonObject, R> claimed, Function<String, R> refuted);
}
