package dev.headgate.web;

import dev.headgate.web.api.Contract;
import dev.headgate.web.tls.Certificate;
import dev.headgate.web.view.Assets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What every event loop's server reads at start, once for all of them.
 *
 * @param contract the operations of {@code openapi.yaml}
 * @param assets the static files
 * @param certificate the first one; empty for plain HTTP
 */
public record WebFiles(Contract contract, Assets assets, Optional<Certificate> certificate) {
    /**
     * Reads the contract from the program, and the static files from {@code webroot} or, where there is none, from the
     * program too. Blocks.
     *
     * @throws IOException when they can't be read
     */
    public static WebFiles load(Path webroot, Optional<Certificate> certificate) throws IOException {
        try (var contract = WebFiles.class.getResourceAsStream("/openapi.yaml")) {
            var bytes = Objects.requireNonNull(contract, "openapi.yaml is not packed with the program")
                    .readAllBytes();
            return new WebFiles(Contract.parse(bytes), Assets.load(webroot), certificate);
        }
    }
}
