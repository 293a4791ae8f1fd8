package dev.headgate;

import java.util.regex.Pattern;

/** Names and addresses that only this machine can reach. */
final class Loopback {
    private static final Pattern VERSION_4 = Pattern.compile("127(\\.(0|[1-9][0-9]{0,2})){3}");

    private Loopback() {}

    /** Says so by the text alone: resolving a name could answer differently a moment later. */
    static boolean is(String host) {
        return host.equals("localhost")
                || host.equals("::1")
                || VERSION_4.matcher(host).matches();
    }
}
