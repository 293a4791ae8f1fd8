package dev.headgate.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Hashes passwords with Argon2id and checks them, on a thread of its own: each run takes tens of milliseconds and 19 MiB.
 * Safe to use from any thread.
 */
public final class Passwords {
    /** In characters (Unicode code points). NIST SP 800-63B asks for a minimum length and for no rule of composition. */
    public static final int SHORTEST = 12;

    public static final int LONGEST = 256;

    /** How many may be hashed or wait for it; 32 take about two seconds. */
    static final int WAITING = 32;

    /** The least that OWASP's Password Storage Cheat Sheet recommends for Argon2id. */
    private static final int MEMORY_KIB = 19_456;

    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** What this class makes or an older one made: other parameters, the same scheme. */
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=\\d{1,8},t=\\d{1,4},p=\\d{1,3}\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+");

    private final WorkerExecutor thread;
    private final SecureRandom random;
    private final String nobodys;
    private final AtomicInteger waiting = new AtomicInteger();

    public Passwords(Vertx vertx) {
        this(vertx, new SecureRandom());
    }

    /** @param random for salts */
    Passwords(Vertx vertx, SecureRandom random) {
        this.thread = vertx.createSharedWorkerExecutor("headgate-passwords", 1);
        this.random = random;
        this.nobodys = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + ITERATIONS + ",p=" + PARALLELISM + "$"
                + base64(random(SALT_BYTES)) + "$" + base64(random(HASH_BYTES));
    }

    /**
     * Why it can't be a password, in words for whoever chose it; empty when it can.
     *
     * @param user whose it is to be: their name is what an attacker tries first
     */
    public static Optional<String> problem(String password, String user) {
        var normal = normal(password);
        var length = normal.codePointCount(0, normal.length());
        if (length < SHORTEST) {
            return Optional.of("expected a password of at least " + SHORTEST + " characters, found " + length);
        }
        if (length > LONGEST) {
            return Optional.of("expected a password of at most " + LONGEST + " characters, found " + length);
        }
        return fold(normal).equals(fold(normal(user)))
                ? Optional.of("expected a password that isn't the user's name")
                : Optional.empty();
    }

    /** The hash in PHC string form, with its salt and parameters. Fails with {@link BusyException}. */
    public Future<String> hash(String password) {
        return run(() -> function().hash(bytes(password), random(SALT_BYTES)).getResult());
    }

    /**
     * Whether {@code hash} is that of {@code password}. Where there is no hash the answer is no, after the same work: the
     * time must not tell whether there is a user of that name. Fails with {@link BusyException}.
     *
     * @param hash as {@link #hash} made it, maybe with older parameters; empty for an unknown user
     */
    public Future<Boolean> matches(String password, Optional<String> hash) {
        return run(() -> {
            var stored = hash.orElse(nobodys);
            if (!PHC.matcher(stored).matches()) {
                throw new IllegalStateException("a stored password hash isn't one of Argon2id");
            }
            return Argon2Function.getInstanceFromHash(stored)
                    .check(bytes(password), stored.getBytes(StandardCharsets.US_ASCII));
        });
    }

    private <T> Future<T> run(Callable<T> work) {
        if (waiting.incrementAndGet() > WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new BusyException());
        }
        return thread.executeBlocking(work, false).onComplete(done -> waiting.decrementAndGet());
    }

    private static Argon2Function function() {
        return Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES, Argon2.ID);
    }

    /** One password has several spellings in Unicode, and which one is sent depends on the keyboard. */
    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(String password) {
        return normal(password).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] random(int bytes) {
        var drawn = new byte[bytes];
        random.nextBytes(drawn);
        return drawn;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** So many passwords wait to be checked that another one would wait for seconds. Ask again in a moment. */
    public static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1;

        BusyException() {
            super("too many passwords are being checked at this moment", null, false, false);
        }
    }
}
