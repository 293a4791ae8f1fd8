package dev.headgate.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DotEnvTest {
    @Test
    void linesAreNamesAndTextsWithTheirPlaces() {
        var parsed = DotEnv.parse("""
                # a comment

                A=1
                export B = two words\s
                  C='single # quoted'
                D="double"
                E=
                F=http://x/?a=b#c
                """, ".env");

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.variables().keySet()).containsExactly("A", "B", "C", "D", "E", "F");
        assertThat(parsed.variables().values())
                .extracting(Variables.Variable::text)
                .containsExactly("1", "two words", "single # quoted", "double", "", "http://x/?a=b#c");
        assertThat(parsed.variables().get("B")).hasToString("Variable[text=two words, place=.env:4:12]");
    }

    @Tag("S3")
    @Test
    void everyLineThatCannotBeReadIsAProblem() {
        var parsed = DotEnv.parse("A=1\nnonsense\n1B=2\n  A=2\nC='open\n", ".env");

        assertThat(parsed.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        ".env:2:1: expected NAME=value",
                        ".env:3:1: expected NAME=value",
                        ".env:4:3: duplicate key \"A\", first at line 1, again at line 4",
                        ".env:5:3: the value's quote is not closed");
    }
}
