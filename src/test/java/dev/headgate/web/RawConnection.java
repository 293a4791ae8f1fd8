package dev.headgate.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** A TCP connection on which a test says what no HTTP client would. */
public final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    public static RawConnection to(RunningGateway gateway) {
        try {
            var socket = new Socket();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()), PATIENCE_MS);
            return over(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Over a socket of the test's.
     *
     * @param socket connected, such as one with TLS
     */
    public static RawConnection over(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        return new RawConnection(socket);
    }

    /** Asks for a WebSocket and is given it; frames are left to the test, such as sending none and reading none. */
    public RawConnection toWebSocket(String path) {
        say("""
                GET %s HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """.formatted(path));
        var answer = answer();
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            throw new IllegalStateException(answer);
        }
        return this;
    }

    public RawConnection say(String latin) {
        return say(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawConnection say(byte... bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Says it while it listens, as the other end may answer and close before all of it is said. */
    byte[] sayUntilClosed(byte... bytes) {
        var heard = CompletableFuture.supplyAsync(this::bytesUntilClosed);
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException closed) {
            return heard.join();
        }
        return heard.join();
    }

    /** All that comes until the other end closes; fails when it doesn't. */
    public String untilClosed() {
        return new String(bytesUntilClosed(), StandardCharsets.ISO_8859_1);
    }

    byte[] bytesUntilClosed() {
        var heard = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(heard);
            return heard.toByteArray();
        } catch (SocketException reset) {
            return heard.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head of the next answer, and as much of its body as {@code Content-Length} says. */
    public String answer() {
        try {
            var answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                answer.append(next());
            }
            for (var left = length(answer); left > 0; left--) {
                answer.append(next());
            }
            return answer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int length(CharSequence head) {
        return head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    private char next() throws IOException {
        var read = socket.getInputStream().read();
        if (read < 0) {
            throw new IOException("closed before the answer was complete");
        }
        return (char) read;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
