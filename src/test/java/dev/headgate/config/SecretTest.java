package dev.headgate.config;

import static dev.headgate.config.Documents.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headgate.config.Node.Branch;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String TRUE_VALUE = "hunter2";

    /** Quotes of the JSON are single. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'password':'hunter2'}",
                "{'keys':{'any':{'depth':'hunter2'}}}",
                "{'keys':['hunter2']}",
                "{'tokens':['a','hunter2']}",
                "{'peers':[{'url':'u','key':'hunter2'}]}",
                "{'regions':{'eu':{'key':'hunter2'}}}",
                "{'tree':{'sub_a':{'sub_b':{'key':'hunter2'}}}}",
            })
    void whatIsMarkedIsHiddenAndStaysItself(String section) {
        var sealed = sealed(section);

        assertThat(sealed.toString()).doesNotContain(TRUE_VALUE);
        assertThat(Values.show(sealed.value())).doesNotContain(TRUE_VALUE).contains(Secret.MASK);
        assertThat(Values.object(sealed).encode()).doesNotContain(TRUE_VALUE);
        assertThat(Secret.reveal(sealed)).isEqualTo(layer("file", "{'vault':" + section + "}"));
        assertThat(Vault.SECTIONS.check(sealed).toString()).doesNotContain(TRUE_VALUE);
    }

    /** A typo in a key, a wrong shape, and a section that nobody knows may all hold what was meant to be hidden. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'vault':{'pasword':'hunter2'}} | unknown key \"pasword\"; did you mean \"password\"?",
                "{'vault':'hunter2'} | expected object, found " + Secret.MASK,
                "{'vault':['hunter2']} | expected object, found " + Secret.MASK,
                "{'vault':{'peers':'hunter2'}} | expected array, found " + Secret.MASK,
                "{'vault':{'peers':{'key':'hunter2'}}} | expected array, found {\"key\":\"" + Secret.MASK + "\"}",
                "{'vault':{'peers':['hunter2']}} | expected a peer, found " + Secret.MASK,
                "{'vault':{'password':['hunter2']}} | expected a password of 4 to 40 characters, found " + Secret.MASK,
                "{'vault':{'password':42}} | expected a password of 4 to 40 characters, found " + Secret.MASK,
                "{'vault':{'pin':1e999}} | expected a number from 1000, found " + Secret.MASK,
                "{'vault':{'pin':7}} | expected a number from 1000, found " + Secret.MASK,
                "{'vualt':{'password':'hunter2'}} | unknown section \"vualt\"; did you mean \"vault\"?",
            })
    void aProblemQuotesNothingThatMayBeASecret(String document, String message) {
        var problem = Vault.SECTIONS.check(parsed(document)).get(0);

        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.toJson().encode()).doesNotContain(TRUE_VALUE).contains(Secret.MASK);
    }

    @Test
    void whatIsNotMarkedIsTheVerySame() {
        var layer = layer("file", "{'vault':{'user':'ana','peers':[{'url':'u'}],'password':null}}");

        assertThat(Vault.SECTIONS.sealed(layer)).isSameAs(layer);
        assertThat(Vault.SECTIONS.sealed(Vault.SECTIONS.sealed(layer("file", "{'vault':{'password':'hunter2'}}"))))
                .isEqualTo(sealed("{'password':'hunter2'}"));
    }

    /** Messages about values that are no secrets still say what was found. */
    @Test
    void whatIsNotMarkedIsQuoted() {
        assertThat(Vault.SECTIONS.check(parsed("{'vault':{'user':5}}")))
                .extracting(Problem::message)
                .containsExactly("expected a name, found 5");
    }

    @Test
    void anotherSecretIsAnotherValueAndNeitherIsShown() {
        var changes = Change.between(sealed("{'password':'hunter2'}"), sealed("{'password':'hunter3'}"));

        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).toJson().getString("from")).isEqualTo(Secret.MASK);
        assertThat(changes.get(0).toJson().getString("to")).isEqualTo(Secret.MASK);
        assertThat(Change.between(sealed("{'password':'hunter2'}"), sealed("{'password':'hunter2'}")))
                .isEmpty();
    }

    @Test
    void theStoresEncodingHasItAndWhatIsReadBackIsHiddenBySchema() {
        var before = sealed("{'peers':[{'key':'hunter2'}]}");
        var after = Layers.merge(before, sealed("{'peers':[]}"));
        var changes = Change.between(before, after);
        var revision = new Revision(2, Instant.EPOCH, "ana", "why", Revision.Cause.EDIT, changes, before);

        var stored = Encoding.encode(revision).encode();

        assertThat(stored).contains(TRUE_VALUE).doesNotContain(Secret.MASK);
        assertThat(Vault.SECTIONS.sealed(Encoding.decodeRevision(new JsonObject(stored))))
                .isEqualTo(revision)
                .asString()
                .doesNotContain(TRUE_VALUE);
    }

    @Test
    void whatBelongsToNoSectionAnyMoreIsHiddenWhole() {
        var retired = Vault.SECTIONS.sealed(layer("old", "{'retired':{'key':'hunter2','n':1}}"));

        assertThat(Values.object(retired).encode())
                .isEqualTo("{\"retired\":{\"key\":\"" + Secret.MASK + "\",\"n\":\"" + Secret.MASK + "\"}}");
    }

    @Test
    void theSectionsOwnRecordHasIt() {
        var snapshot = Snapshot.of(
                1,
                Instant.EPOCH,
                Layers.assemble(Vault.SECTIONS, List.of(sealed("{'password':'hunter2'}")), Node.EMPTY),
                Vault.SECTIONS);

        assertThat(snapshot.section(JsonObject.class).getString("password")).isEqualTo(TRUE_VALUE);
        assertThat(snapshot.toExplainedJson().encode()).doesNotContain(TRUE_VALUE);
        assertThat(snapshot.document().at(Pointer.of("vault", "user")).map(Node::value))
                .isEqualTo(Optional.of("nobody"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'allOf':[{'properties':{'key':{'writeOnly':true}}}]}",
                "{'properties':{'a':{'if':{},'then':{'$ref':'#/$defs/key'}}},'$defs':{'key':{'writeOnly':true}}}",
                "{'properties':{'a':{'writeOnly':true},'b':{'$ref':'other.json'}}}",
            })
    void aMarkThatWouldBeOverlookedIsRefused(String schema) {
        var section = new Vault("vault", new JsonObject(schema.replace('\'', '"')));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sections(List.of(section)))
                .withMessageContaining("\"writeOnly\" is not followed");
    }

    private static Branch sealed(String section) {
        return Vault.SECTIONS.sealed(layer("file", "{'vault':" + section + "}"));
    }

    /** As a source reads it: numbers that no double holds are kept as they were written. */
    private static Branch parsed(String document) {
        return StrictJson.parse(document.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "file")
                .fold(syntax -> (Branch) syntax.node("file", "file"), problems -> Node.EMPTY);
    }
}
