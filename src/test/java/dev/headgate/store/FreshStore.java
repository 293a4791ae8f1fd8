package dev.headgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.store.RevisionStore.Recovered;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An open store without revisions for each test. A subclass says where they are kept. */
public abstract class FreshStore extends StoreWaits {
    protected final Vertx vertx = Vertx.vertx();
    protected RevisionStore store;

    /** A store, not yet open, of the same revisions as every other one in this test. */
    protected abstract RevisionStore connect();

    @BeforeEach
    void startWithNoRevisions() {
        store = connect();
        assertThat(await(store.open())).isEqualTo(new Recovered(Optional.empty(), Map.of(), Optional.empty()));
    }

    @AfterEach
    void closeEverything() {
        await(store.close());
        await(vertx.close());
    }
}
