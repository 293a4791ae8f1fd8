package dev.headgate.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people or files say is text, wherever a template puts it. */
@Tag("A4")
class EscapingTest {
    private static final Stamp AT = new Stamp("2026-11-22T14:03:07Z", "14:03:07", "22 Nov 2026", "just now");

    private final Renderer renderer = new Renderer(file -> "/assets/" + file);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "</hx-partial><hx-partial hx-target=\"body\">",
                "\" autofocus onfocus=\"alert(1)",
                "<svg onload=alert(1)>"
            })
    void hostileTextIsInertInEveryFragment(String text) {
        var origin = new OriginView("override", text, text);
        var stack = new Stack(text, List.of(new StackEntry(text, origin, text, text)));
        var actor = new Actor(text, text, Optional.of(AT), 2);
        var meter = new Meter(text, text, true);
        var row = new Row(
                "1", text, text, "on", false, meter, List.of(text, text), text, origin, List.of(stack), actor, 2);
        var toast = new Toast(text, 2);
        var notice = new Notice("bad", text, text, text, text, text);
        var entry = new Entry(2, AT, text, text, text, List.of(new Delta(text, text, text)), 1);
        var repaint = new Repaint(
                new Pulse(2),
                Optional.of(new StoreState(text, text)),
                Optional.of(new Rows(List.of(row))),
                List.of(row),
                Optional.of(
                        new KillSwitch(List.of(new Choice(text, text, false)), true, text, new StoreState(text, text))),
                List.of(new Card(
                        "2", text, text, Optional.empty(), List.of(new Setting(text, text, origin, stack)), actor, 1)),
                Optional.of(new Recent(List.of(entry))),
                Optional.of(new Attention(List.of(notice))),
                Optional.empty(),
                List.of(new Theirs("1", text, text, AT, text, 2)),
                Optional.of(toast));
        assertInert(renderer.fragment("overview/_repaint", repaint).toString(), text);
        assertInert(renderer.fragment("form/_form", form(text, stack)).toString(), text);
        var difference = new Differences.Difference(text, text, text, Optional.of(actor));
        var group = new Differences.Group(text, text, text, List.of(difference));
        var differences = Optional.of(new Differences(text, text, List.of(group)));
        var restore = new RestorePage(2, Optional.of(entry), 2, differences, true, text, text, text, differences);
        assertInert(page("history/restore", restore), text);
        assertInert(page("history/compare", new ComparePage(text, text, text, differences)), text);
        var filter = new HistoryFilter(
                text, text, List.of(text), text, text, List.of(new Option(text, text, true)), text, true);
        assertInert(page("history/page", new HistoryPage(filter, List.of(entry, entry), text, 2)), text);
        var value = new DocumentValues.Value(text, text, text, text, text, origin, stack);
        var document = new DocumentValues(text, 2, 1, 1, List.of(value));
        assertInert(page("sources/page", new SourcesPage(new Sources(List.of(), true), document)), text);
        var nothing = new DocumentValues(text, 2, 1, 0, List.of());
        assertInert(renderer.fragment("sources/_document", nothing).toString(), text);
    }

    private String page(String template, Object view) {
        var shell = new Shell(
                "",
                Shell.Page.OTHER,
                new Who("", "", false),
                AT,
                2,
                new KillSwitch(List.of(), false, "", new StoreState("", "")),
                Optional.empty());
        return renderer.page(template, shell, view).toString();
    }

    /** Text can't open a tag, and can't end an attribute; a quotation mark between tags is only that. */
    private static void assertInert(String html, String text) {
        assertThat(html).doesNotContain("=\"" + text);
        if (text.contains("<")) {
            assertThat(html).doesNotContain(text);
        }
    }

    private static Form form(String text, Stack stack) {
        var slot = new Field.Slot(text, List.of(new Option(text, text, true)));
        var field = new Field(Field.Kind.ADAPTERS, text, text, text, false, Field.Bounds.NONE, List.of(slot), text);
        var conflict = new Conflict(text, Optional.of(AT), text, List.of(new Comparison(text, text, text, text, true)));
        return new Form(
                "1",
                text,
                text,
                List.of(field),
                text,
                text,
                text,
                2,
                text,
                List.of(stack),
                new Effect(text, text, false),
                Optional.of(conflict),
                new StoreState(text, text),
                text);
    }
}
