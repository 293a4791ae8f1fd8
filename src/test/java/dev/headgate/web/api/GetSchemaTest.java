package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.RunningGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GetSchemaTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @ParameterizedTest
    @CsvSource({"dual-write, dual_write", "classification, classification", "adapters, adapters", "parity, parity"})
    void aSchemaIsOfAFileThatSaysTheSection(String file, String section) {
        var schema = GATEWAY.get("/schemas/" + file + ".json").send().json();

        var described = schema.getJsonObject("properties").getJsonObject(section);
        assertThat(described.getString("type")).isEqualTo("object");
        assertThat(described.containsKey("$defs")).isFalse();
        assertThat(schema.getJsonObject("$defs").isEmpty()).isFalse();
    }

    @Test
    void everySectionOfTheDocumentHasOne() {
        GATEWAY.get("/api/v1/config")
                .send()
                .json()
                .getJsonObject("config")
                .fieldNames()
                .forEach(section -> assertThat(GATEWAY.get("/schemas/" + section.replace('_', '-') + ".json")
                                .send()
                                .status())
                        .isEqualTo(200));
    }
}
