package dev.headgate.dualwrite.deliver.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    private static final String ODD = "{\"a\": 1.50e+01, \"b\" : \"\\u017c\\\"}]\",\"c\":[{ }],\"ключ\":\"✓\"}";

    @Test
    void aBroadcastsPayloadIsCutOutAsItStands() {
        var frame = "[null, null, \"realtime:room\", \"broadcast\", {\"event\":\"e\", \"meta\":{\"payload\":1},"
                + " \"payload\": " + ODD + " , \"type\":\"broadcast\"}]";

        assertThat(Message.of(frame)).contains(new Message("", "realtime:room", "broadcast", ODD));
    }

    @Test
    void aReplyKeepsItsReference() {
        assertThat(Message.of("[\"1\",\"7\",\"t\",\"phx_reply\",{\"status\":\"ok\"}]"))
                .contains(new Message("7", "t", "phx_reply", "{\"status\":\"ok\"}"));
    }

    @Test
    void aBinaryBroadcastIsReadByItsLengthsInBytes() {
        var frame = Buffer.buffer()
                .appendBytes(new byte[] {4, 6, 4, 2, 1})
                .appendString("ключ✓".substring(0, 3))
                .appendString("evnt")
                .appendString("{}")
                .appendString(ODD);

        assertThat(Message.of(frame)).contains(new Message("", "клю", "broadcast", ODD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "[1,2]", "nonsense", "[null,null,\"t\",\"broadcast\",{\"event\":\"e\"}]"})
    void whatIsNoMessageIsNone(String frame) {
        assertThat(Message.of(frame)).isEmpty();
    }

    @Test
    void aBinaryFrameOfAnotherKindOrCutShortIsNone() {
        assertThat(Message.of(Buffer.buffer())).isEmpty();
        assertThat(Message.of(Buffer.buffer(new byte[] {3, 0, 0, 0, 1}))).isEmpty();
        assertThat(Message.of(Buffer.buffer(new byte[] {4, 0, 0, 0, 0}))).isEmpty();
        assertThat(Message.of(Buffer.buffer(new byte[] {4, 1, 1, 1, 1, 'a'}))).isEmpty();
    }
}
