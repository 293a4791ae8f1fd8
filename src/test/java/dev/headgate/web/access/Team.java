package dev.headgate.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call;
import dev.headgate.web.Call.Answer;
import dev.headgate.web.RunningGateway;
import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The people of a gateway: ada is an admin, ed an editor, vi a viewer. All is done through forms, as a browser does. */
public final class Team {
    public static final String PASSWORD = "correct horse battery staple";

    private static final Pattern ISSUED = Pattern.compile("id=\"issued\">([^<]+)<");

    private final RunningGateway gateway;
    private final Map<String, String> cookies = new HashMap<>();

    private Team(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** Names the first admin by the set-up link, who adds the others. */
    public static Team at(RunningGateway gateway) {
        var team = new Team(gateway);
        var key = gateway.setUpKey();
        var setUp = team.form("/setup", Map.of("key", key, "name", "ada", "password", PASSWORD));
        team.cookies.put("ada", cookie(setUp.send()));
        team.add("ed", "editor");
        team.add("vi", "viewer");
        return team;
    }

    public void add(String name, String role) {
        var added = as("ada", "/access/users", Map.of("name", name, "role", role, "password", PASSWORD))
                .send();
        assertThat(added.status()).as(added.body().toString()).isEqualTo(303);
        cookies.put(name, signIn(name));
    }

    /** Signs in anew; returns the cookie, which is not the one that {@link #as} sends. */
    public String signIn(String name) {
        return cookie(form("/login", Map.of("name", name, "password", PASSWORD)).send());
    }

    public String cookieOf(String name) {
        return Objects.requireNonNull(cookies.get(name), name);
    }

    /** A form that nobody in particular sends. */
    public Call form(String path, Map<String, String> fields) {
        return gateway.post(path).form(fields);
    }

    public Call as(String name, String path, Map<String, String> fields) {
        return form(path, fields).with("Cookie", cookieOf(name));
    }

    public Call as(String name, HttpMethod method, String path) {
        return gateway.call(method, path).with("Cookie", cookieOf(name));
    }

    public Call get(String name, String path) {
        return as(name, HttpMethod.GET, path);
    }

    /** A new token's text. */
    public String token(String name, String role, String paths) {
        return token(name, role, paths, "");
    }

    public String token(String name, String role, String paths, String days) {
        var page = as("ada", "/access/tokens", Map.of("name", name, "role", role, "paths", paths, "expires", days))
                .send()
                .body()
                .toString();
        var issued = ISSUED.matcher(page);
        assertThat(issued.find()).as(page).isTrue();
        return issued.group(1);
    }

    /** The name and value of the cookie that an answer sets. */
    public static String cookie(Answer answer) {
        assertThat(answer.header("Set-Cookie")).as(answer.body().toString()).isNotEmpty();
        return answer.header("Set-Cookie").split(";", 2)[0];
    }
}
