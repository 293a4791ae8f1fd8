package dev.headgate.store.sqlite;

import static dev.headgate.store.Revisions.edit;
import static dev.headgate.store.Revisions.edits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.store.StoreUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D5")
class SecondGatewayTest extends SqliteFixture {
    @BeforeEach
    void openTheFirst() {
        await(store.open());
        await(store.append(0, edits(1, 1)));
    }

    private String refusal() {
        return file() + " is in use by another gateway, which holds " + file() + ".lock;"
                + " stop that one, or give this one its own store.path";
    }

    private String askAnotherProcess() throws IOException, InterruptedException {
        return AnotherProcess.open(file(), directory);
    }

    @Test
    void anotherProcessIsRefused() throws IOException, InterruptedException {
        assertThat(askAnotherProcess()).endsWith(refusal());

        await(store.append(1, edits(2, 2)));
        assertThat(reopen().head()).contains(edit(2));
    }

    @Test
    void aSecondGatewayInThisProcessIsRefusedAndDoesNotLoosenTheFirstOnesHold()
            throws IOException, InterruptedException {
        var second = new SqliteRevisionStore(vertx, file());

        assertThat(failure(second.open()))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessage(refusal());

        await(second.close());
        assertThat(askAnotherProcess()).endsWith(refusal());
        await(store.append(1, edits(2, 2)));
    }

    @Test
    void aLinkToTheFileIsTheFile() throws IOException {
        var link = Files.createSymbolicLink(directory.resolve("link.db"), file());
        var second = new SqliteRevisionStore(vertx, link);

        assertThat(failure(second.open()))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessage(refusal());
    }

    @Test
    void aLinkToTheDirectoryIsTheDirectory() throws IOException {
        var link = Files.createSymbolicLink(directory.resolve("link"), directory);
        var second = new SqliteRevisionStore(vertx, link.resolve("headgate.db"));

        assertThat(failure(second.open()))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessage(refusal());
    }

    @Test
    void aClosedStoreIsFreeForAnotherProcess() throws IOException, InterruptedException {
        await(store.close());

        assertThat(askAnotherProcess()).endsWith("opened at revision 1");
    }
}
