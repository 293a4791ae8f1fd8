package dev.headgate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.web.view.Assets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @TempDir
    Path folder;

    @ParameterizedTest
    @Tag("A5")
    @ValueSource(
            strings = {
                "/assets",
                "/assets/",
                "/assets/%2e%2e/pom.xml",
                "/assets/..%2fpom.xml",
                "/assets/..%2F..%2F..%2Fetc%2Fpasswd",
                "/assets/../../../../etc/passwd",
                "/assets/..%5cpom.xml",
                "/assets/..\\pom.xml",
                "/assets/%00",
                "/assets//etc/passwd",
                "/assets/%2fetc%2fpasswd",
                "/webroot/",
                "/webroot"
            })
    void nothingButTheListedFilesCanBeReached(String path) {
        assertThat(GATEWAY.get(path).send().status()).isEqualTo(404);
    }

    @Test
    void anAddressNamesTheContentAndTheFile() throws IOException {
        Files.createDirectory(folder.resolve("icons"));
        Files.writeString(folder.resolve("icons/flag.svg"), "<svg/>");

        assertThat(Assets.load(folder).url("icons/flag.svg")).matches("/assets/[0-9a-f]{16}/icons/flag\\.svg");
    }

    @Test
    void otherContentHasAnotherAddress() throws IOException {
        Files.writeString(folder.resolve("a.css"), "a{}");
        var before = Assets.load(folder).url("a.css");
        Files.writeString(folder.resolve("a.css"), "b{}");

        assertThat(Assets.load(folder).url("a.css")).isNotEqualTo(before);
    }

    @Test
    void aFileThatIsNotThereHasNoAddress() throws IOException {
        var assets = Assets.load(folder);

        assertThatThrownBy(() -> assets.url("a.css")).hasMessage("there is no static file a.css");
    }
}
