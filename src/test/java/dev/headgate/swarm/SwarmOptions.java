package dev.headgate.swarm;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * What a swarm does.
 *
 * @param path of the stream, with its query
 * @param readers how many connections
 * @param reads false: they ask and never read
 * @param reconnects whether a reader whose connection ends comes back with its {@code Last-Event-ID}
 * @param receiveBuffer of each socket in bytes; 0 for the system's own choice
 * @param sources how many addresses 127.0.0.x to connect from, since one has only some 28,000 ports
 */
public record SwarmOptions(
        InetSocketAddress server,
        String path,
        int readers,
        boolean reads,
        boolean reconnects,
        int receiveBuffer,
        int sources) {

    /** Readers that read, and stay away once their connection ends. */
    public static SwarmOptions of(int port, String path, int readers) {
        return new SwarmOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                path,
                readers,
                true,
                false,
                0,
                1 + readers / 10_000);
    }

    public SwarmOptions notReading(int receiveBufferBytes) {
        return new SwarmOptions(server, path, readers, false, reconnects, receiveBufferBytes, sources);
    }

    public SwarmOptions reconnecting() {
        return new SwarmOptions(server, path, readers, reads, true, receiveBuffer, sources);
    }
}
