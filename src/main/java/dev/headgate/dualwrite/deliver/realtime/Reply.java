package dev.headgate.dualwrite.deliver.realtime;

import io.vertx.core.json.JsonObject;

/**
 * What the server said of one push.
 *
 * @param words why not; empty when it is ok
 */
record Reply(boolean isOk, String words) {
    /** @param payload {@code {"status","response"}} of a {@code phx_reply} */
    static Reply of(String payload) {
        var reply = new JsonObject(payload);
        if ("ok".equals(reply.getString("status"))) {
            return new Reply(true, "");
        }
        var response = reply.getValue("response");
        var reason = response instanceof JsonObject object ? object.getValue("reason", object) : response;
        return new Reply(false, String.valueOf(reason));
    }
}
