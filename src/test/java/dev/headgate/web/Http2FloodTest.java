package dev.headgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HTTP/2 frames as no client sends them (RFC 9113); the connection ends with GOAWAY, and others don't notice. */
@Tag("A8")
class Http2FloodTest {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int CONTINUATION = 9;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    /** {@code GET http /} from HPACK's static table, and {@code :authority: localhost}. */
    private static final byte[] GET_ROOT =
            bytes(0x82, 0x86, 0x84, 0x41, 9, 'l', 'o', 'c', 'a', 'l', 'h', 'o', 's', 't');

    private static final byte[] CANCEL = bytes(0, 0, 0, 8);

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void rapidResetsEndTheConnection() {
        var frames = new ByteArrayOutputStream();
        for (var stream = 1; stream < 2_000; stream += 2) {
            frames.writeBytes(frame(HEADERS, END_STREAM | END_HEADERS, stream, GET_ROOT));
            frames.writeBytes(frame(RST_STREAM, 0, stream, CANCEL));
        }

        assertGoesAway(frames.toByteArray());
    }

    @Test
    void headersWithoutEndEndTheConnection() {
        var frames = new ByteArrayOutputStream();
        frames.writeBytes(frame(HEADERS, END_STREAM, 1, GET_ROOT));
        for (var i = 0; i < 1_000; i++) {
            frames.writeBytes(frame(CONTINUATION, 0, 1, bytes(0, 1, 'x', 1, 'y')));
        }

        assertGoesAway(frames.toByteArray());
    }

    @Test
    void emptyFramesWithoutEndEndTheConnection() {
        var frames = new ByteArrayOutputStream();
        frames.writeBytes(frame(HEADERS, END_HEADERS, 1, GET_ROOT));
        for (var i = 0; i < 1_000; i++) {
            frames.writeBytes(frame(DATA, 0, 1));
        }

        assertGoesAway(frames.toByteArray());
    }

    @Test
    void aFrameOverItsLimitEndsTheConnection() {
        assertGoesAway(frame(PING, 0, 0, new byte[20_000]));
    }

    private static void assertGoesAway(byte[] frames) {
        try (var connection = RawConnection.to(GATEWAY)) {
            connection.say("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").say(frame(SETTINGS, 0, 0));

            assertThat(types(connection.sayUntilClosed(frames))).contains(GOAWAY);
        }
        assertThat(GATEWAY.get("/health/live").send().status()).isEqualTo(200);
    }

    /** The types of the frames that were received, in order. */
    private static List<Integer> types(byte[] received) {
        var types = new ArrayList<Integer>();
        var buffer = ByteBuffer.wrap(received);
        while (buffer.remaining() >= 9) {
            var length = (buffer.get() & 0xff) << 16 | (buffer.getShort() & 0xffff);
            types.add((int) buffer.get());
            buffer.position(Math.min(buffer.limit(), buffer.position() + 5 + length));
        }
        return types;
    }

    private static byte[] frame(int type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
