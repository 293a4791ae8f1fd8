package dev.headgate.store.sqlite;

import static dev.headgate.store.Revisions.edit;
import static dev.headgate.store.Revisions.edits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.store.StoreUnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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

    /** What {@link AnotherProcess} says of the file. */
    private String askAnotherProcess() throws IOException, InterruptedException {
        var output = directory.resolve("output");
        var java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        AnotherProcess.class.getName(),
                        file().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8).strip();
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
    void aClosedStoreIsFreeForAnotherProcess() throws IOException, InterruptedException {
        await(store.close());

        assertThat(askAnotherProcess()).endsWith("opened at revision 1");
    }
}
