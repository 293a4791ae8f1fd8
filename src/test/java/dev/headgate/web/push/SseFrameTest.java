package dev.headgate.web.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseFrameTest {
    @Test
    void aFrameNamesItsEventItsRevisionAndItsData() {
        assertThat(SseFrame.of("change", 7, "{}").toString()).isEqualTo("event: change\nid: 7\ndata: {}\n\n");
    }

    @Test
    void aFrameWithoutARevisionLeavesTheReadersPlaceAlone() {
        assertThat(SseFrame.of("ping", "{}").toString()).isEqualTo("event: ping\ndata: {}\n\n");
    }

    @Test
    @Tag("W4")
    void whateverEndsALineStartsAnotherLineOfData() {
        assertThat(SseFrame.of("rows", "a\nid: 9\r\nevent: x\r\r\n").toString())
                .isEqualTo("event: rows\ndata: a\ndata: id: 9\ndata: event: x\ndata: \ndata: \n\n");
    }

    @ParameterizedTest
    @Tag("W4")
    @ValueSource(strings = {"a\nid: 9", "a\rid: 9", "a\0"})
    void aNameThatIsMoreThanOneLineIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> SseFrame.of(name, "{}"));
    }
}
