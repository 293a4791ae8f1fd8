package dev.headgate.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What jte's escaping doesn't cover, and what the content security policy refuses, may not be written at all. */
class TemplatesTest {
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\$unsafe|hx-on|js:|javascript:|hx-vals|\\sstyle=|<style|<script(?! src=)|\\son[a-z]+=|hx-trigger=\"[^\"]*\\[",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 60;

    static List<Path> templates() throws IOException {
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    @Tag("A4")
    void aTemplateHasNoScriptNoStyleAndNoUnescapedOutput(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern(FORBIDDEN);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateFitsOnOneScreen(Path template) throws IOException {
        assertThat(Files.readAllLines(template)).hasSizeLessThan(LONGEST);
    }
}
