package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.store.RevisionStore;
import dev.headgate.store.StoreUnavailableException;
import dev.headgate.web.RunningGateway;
import io.vertx.core.Future;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnavailableStoreTest {
    private static final String RECOVERY = "/dual_write/circuit_breaker_recovery_time_s";
    private static final AtomicBoolean FULL = new AtomicBoolean();

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway(UnavailableStoreTest::thatFills);

    @BeforeEach
    void theDiskIsFull() {
        FULL.set(true);
    }

    @AfterEach
    void thereIsRoomAgain() {
        FULL.set(false);
    }

    @Test
    @Tag("D3")
    void anEditIsRefusedForNowAndReadsGoOn() {
        var before = GATEWAY.etag();

        var answer = GATEWAY.edit(RECOVERY, 71).send();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(GATEWAY.etag()).isEqualTo(before);
    }

    @Test
    @Tag("D3")
    void healthIsDegradedUntilAnEditSucceedsAgain() {
        GATEWAY.edit(RECOVERY, 72).send();
        var full = GATEWAY.get("/health/ready").send();
        FULL.set(false);
        var edit = GATEWAY.edit(RECOVERY, 72).send();
        var healed = GATEWAY.get("/health/ready").send();

        assertThat(full.status()).isEqualTo(200);
        assertThat(full.json().getString("status")).isEqualTo("degraded");
        assertThat(edit.status()).isEqualTo(201);
        assertThat(healed.json().getString("status")).isEqualTo("up");
    }

    /** The real store, except that it has no room for more while {@link #FULL}. */
    private static RevisionStore thatFills(RevisionStore store) {
        return (RevisionStore) Proxy.newProxyInstance(
                RevisionStore.class.getClassLoader(),
                new Class<?>[] {RevisionStore.class},
                (proxy, method, arguments) -> FULL.get() && method.getName().equals("append")
                        ? Future.failedFuture(
                                new StoreUnavailableException("the disk is full", new IOException("no space")))
                        : method.invoke(store, arguments));
    }
}
