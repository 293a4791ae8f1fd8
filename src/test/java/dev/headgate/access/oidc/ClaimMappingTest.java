package dev.headgate.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.access.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimMappingTest {
    private final ClaimMapping mapping = new ClaimMapping(
            "preferred_username",
            "groups",
            Map.of(Role.VIEWER, Set.of("staff"), Role.EDITOR, Set.of("ops", "dev"), Role.ADMIN, Set.of("root")));

    @Test
    void theStrongestRoleWins() {
        assertThat(mapping.role(groups("staff", "root", "ops"))).contains(Role.ADMIN);
        assertThat(mapping.role(groups("staff", "dev"))).contains(Role.EDITOR);
    }

    @Test
    void somebodyInNoneOfTheGroupsHasNoRole() {
        assertThat(mapping.role(groups("guests"))).isEmpty();
        assertThat(mapping.role(new JsonObject())).isEmpty();
    }

    @Test
    void aSingleTextIsAListOfOne() {
        assertThat(mapping.role(new JsonObject().put("groups", "staff"))).contains(Role.VIEWER);
    }

    @Test
    void aPartOfAGroupsNameIsNotTheGroup() {
        assertThat(mapping.role(new JsonObject().put("groups", "staff root"))).isEmpty();
    }

    @Test
    void whatIsNoTextIsNoGroup() {
        assertThat(mapping.role(new JsonObject().put("groups", new JsonObject().put("root", true))))
                .isEmpty();
        assertThat(mapping.role(
                        new JsonObject().put("groups", new JsonArray().add(1).addNull())))
                .isEmpty();
    }

    @Test
    void addressAndThenSubjectStandInForAName() {
        var claims = new JsonObject().put("sub", "4711").put("email", "ana@example.com");
        assertThat(mapping.name(claims.copy().put("preferred_username", "ana"))).contains("ana");
        assertThat(mapping.name(claims)).contains("ana@example.com");
        assertThat(mapping.name(claims.copy().put("email_verified", false))).contains("4711");
    }

    private static JsonObject groups(String... groups) {
        return new JsonObject().put("groups", JsonArray.of((Object[]) groups));
    }
}
