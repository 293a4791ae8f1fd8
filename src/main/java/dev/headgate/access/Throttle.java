package dev.headgate.access;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Slows down guessing: counts failed sign-ins of the last {@link #WINDOW}. Safe to use from any thread.
 *
 * <p>The tight limit is on an account from one address. An account from everywhere has a much wider one: with a tight
 * one, a stranger who knows an operator's name could lock them out from anywhere for the price of ten requests. The wide
 * one still bounds what many addresses together can try on one account, and a limit on an address what one can try on
 * many accounts.
 *
 * <p>Call {@link #failed} before the password is looked at and {@link #succeeded} when it was right, so that a hundred
 * attempts at once are no more than one after the other.
 */
final class Throttle {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_PAIR = 10;
    static final int PER_ADDRESS = 50;
    static final int PER_ACCOUNT = 100;

    /** How many of each are remembered: then those whose last failure is longest ago are forgotten. */
    static final int REMEMBERED = 10_000;

    private static final int LONGEST_NAME = 64;
    private static final int PREFIX_BYTES = 8;

    private final Clock clock;
    private final FailureCount<List<String>> pairs = new FailureCount<>(PER_PAIR, WINDOW, REMEMBERED);
    private final FailureCount<String> addresses = new FailureCount<>(PER_ADDRESS, WINDOW, REMEMBERED);
    private final FailureCount<String> accounts = new FailureCount<>(PER_ACCOUNT, WINDOW, REMEMBERED);

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /**
     * How long to wait before another attempt; empty for one that may be made now.
     *
     * @param account as it was typed in, whether there is such a user or not
     * @param address of the connection
     */
    synchronized Optional<Duration> refused(String account, String address) {
        var now = clock.instant();
        return Stream.of(
                        pairs.refused(pair(account, address), now),
                        addresses.refused(network(address), now),
                        accounts.refused(name(account), now))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
    }

    synchronized void failed(String account, String address) {
        var now = clock.instant();
        pairs.add(pair(account, address), now);
        addresses.add(network(address), now);
        accounts.add(name(account), now);
    }

    /** Takes back what was counted for this attempt, and clears the account from this address: its owner is there. */
    synchronized void succeeded(String account, String address) {
        pairs.clear(pair(account, address));
        addresses.takeBack(network(address));
        accounts.takeBack(name(account));
    }

    private static List<String> pair(String account, String address) {
        return List.of(name(account), network(address));
    }

    /** No user has a longer name: whatever is sent beyond that mustn't take memory. */
    private static String name(String account) {
        return account.length() <= LONGEST_NAME ? account : account.substring(0, LONGEST_NAME);
    }

    /** An IPv6 address counts as its /64: whoever has one has them all. */
    private static String network(String address) {
        var bytes = Objects.requireNonNullElse(NetUtil.createByteArrayFromIpAddressString(address), new byte[0]);
        try {
            var parsed = InetAddress.getByAddress(bytes); // makes an IPv4 address of one that is mapped into IPv6
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, PREFIX_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException notAnAddress) { // of a Unix socket, say
            return address;
        }
    }
}
