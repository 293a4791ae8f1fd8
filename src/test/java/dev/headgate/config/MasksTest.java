package dev.headgate.config;

import static dev.headgate.config.Documents.layer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Node.Branch;
import dev.headgate.config.Patch.Op;
import dev.headgate.config.Patch.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Posting the mask back. In these texts quotes are single and {@code ***} is the mask. */
class MasksTest {
    private static final Origin.Edited EDIT = new Origin.Edited(2, "ana", "why");

    private final Branch file = sealed("{'password':'hunter2','keys':{'a':'ka','b':'kb'},'tokens':['t1','t2'],"
            + "'peers':[{'url':'u1','key':'k1'},{'url':'u2','key':'k2'}]}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/vault/password | '***'",
                "/vault/keys | {'a':'***','b':'***'}",
                "/vault/tokens | ['***','***']",
                "/vault/tokens/1 | '***'",
                "/vault/peers | [{'url':'u1','key':'***'},{'url':'u2','key':'***'}]",
                "/vault/peers/0 | {'url':'u1','key':'***'}",
                "/vault | {'password':'***','tokens':['***','***']}",
            })
    void whatWasReadAndIsPostedBackOverridesNothing(String path, String value) {
        assertThat(edited(Node.EMPTY, path, value).isEmpty()).isTrue();
    }

    @Test
    void aSiblingIsAppliedAndTheSecretKept() {
        assertThat(revealed(
                        edited(Node.EMPTY, "/vault", "{'user':'ana','password':'***','keys':{'a':'***','b':'new'}}")))
                .isEqualTo("{\"vault\":{\"user\":\"ana\",\"keys\":{\"b\":\"new\"}}}");
        assertThat(revealed(edited(Node.EMPTY, "/vault/peers/1", "{'url':'moved','key':'***'}")))
                .isEqualTo(
                        "{\"vault\":{\"peers\":[{\"url\":\"u1\",\"key\":\"k1\"},{\"url\":\"moved\",\"key\":\"k2\"}]}}");
        assertThat(revealed(edited(Node.EMPTY, "/vault/tokens", "['***','***','t3']")))
                .isEqualTo("{\"vault\":{\"tokens\":[\"t1\",\"t2\",\"t3\"]}}");
    }

    @Test
    void anOverriddenSecretKeepsItsOverrideAndItsOrigin() {
        var override = sealed("{'password':'hunter3'}");

        var after = edited(override, "/vault", "{'user':'ana','password':'***'}");

        assertThat(after.at(Pointer.of("vault", "password"))).isEqualTo(override.at(Pointer.of("vault", "password")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/vault/pin | '***' | /vault/pin: expected a number from 1000, found the mask",
                "/vault/regions | {'eu':{'key':'***'}} | /vault/regions/eu/key: expected string, found the mask",
                "/vault/tokens | ['***'] | /vault/tokens/0: expected string, found the mask",
                "/vault/tokens/- | '***' | /vault/tokens/2: expected string, found the mask",
                "/vault/tokens/0 | ['***'] | /vault/tokens/0: expected string, found the mask",
                "/vault/peers | [{'url':'u2','key':'***'},{'url':'u1','key':'k1'}] "
                        + "| /vault/peers/0/key: expected string, found the mask",
            })
    void aMaskThatStandsForNothingIsAProblemWhereItIs(String path, String value, String problem) {
        var layer = edited(Node.EMPTY, path, value);

        assertThat(Vault.SECTIONS.check(layer)).first().asString().startsWith(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vault/password", "/vault", "/vault/keys/a", "/vault/peers/0", "/vault/peers"})
    void testingForASecretIsRefusedWhetherItIsRightOrNot(String path) {
        var current = Values.json(document(Node.EMPTY)
                .at(Pointer.parse(path).orElseThrow())
                .map(Node::value)
                .orElse("k"));
        for (var value : List.of(Values.show(current), "'hunter2'", "{'user':'nobody'}")) {
            var outcome = apply(Node.EMPTY, Op.TEST, path, value);

            assertThat(((Outcome.Conflict) outcome).problems())
                    .extracting(Problem::message)
                    .containsExactly("a secret can't be tested for; test what is beside it, or use If-Match");
        }
    }

    @Test
    void whatIsBesideASecretCanBeTestedFor() {
        assertThat(apply(Node.EMPTY, Op.TEST, "/vault/user", "'nobody'")).isInstanceOf(Outcome.Applied.class);
    }

    private Branch edited(Branch override, String path, String value) {
        var op = path.matches(".*/[0-9]+") ? Op.REPLACE : Op.ADD; // which would insert an item
        return ((Outcome.Applied) apply(override, op, path, value)).override();
    }

    private Outcome apply(Branch override, Op op, String path, String value) {
        var operation = new Patch.Operation(op, Pointer.parse(path).orElseThrow(), json(value));
        return Vault.SECTIONS.sealed(new Patch(List.of(operation))).apply(override, this::document, EDIT);
    }

    private Branch document(Branch override) {
        return Layers.assemble(Vault.SECTIONS, List.of(file), override);
    }

    private static Branch sealed(String section) {
        return Vault.SECTIONS.sealed(layer("file", "{'vault':" + section + "}"));
    }

    private static String revealed(Branch layer) {
        return Values.object(Secret.reveal(layer)).encode();
    }

    private static Object json(String text) {
        var written = text.replace('\'', '"').replace("***", Secret.MASK);
        return StrictJson.parse(written.getBytes(StandardCharsets.UTF_8), "test")
                .fold(Syntax::value, problems -> problems);
    }
}
