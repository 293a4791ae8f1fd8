package dev.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final List<String> KNOWN = List.of("enabled", "percentage", "adapters");

    @Test
    void aTypoIsAnsweredWithTheNearestName() {
        assertThat(Names.unknown("key", "percentge", KNOWN))
                .isEqualTo("unknown key \"percentge\"; did you mean \"percentage\"?");
    }

    @Test
    void aNameThatIsNearNoneIsAnsweredWithAll() {
        assertThat(Names.unknown("key", "zzzzzzzz", KNOWN))
                .isEqualTo("unknown key \"zzzzzzzz\"; expected one of enabled, percentage, adapters");
    }

    @Test
    void withoutKnownNamesThereIsNoHint() {
        assertThat(Names.unknown("adapter", "x", List.of())).isEqualTo("unknown adapter \"x\"; none is known here");
    }
}
