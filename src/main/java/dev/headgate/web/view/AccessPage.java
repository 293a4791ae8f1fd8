package dev.headgate.web.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may use the gateway, and who was refused.
 *
 * @param issued a new token's text, shown this once
 * @param typed what the form that was refused held, by field
 * @param problems why it was refused, by field; {@code form} for the whole
 */
public record AccessPage(
        List<Person> people,
        List<Program> programs,
        List<Refused> refused,
        List<String> roles,
        Optional<Issued> issued,
        Map<String, String> typed,
        Map<String, String> problems) {
    public AccessPage {
        people = List.copyOf(people);
        programs = List.copyOf(programs);
        refused = List.copyOf(refused);
        roles = List.copyOf(roles);
        typed = Map.copyOf(typed);
        problems = Map.copyOf(problems);
    }

    /** What was typed into a field; empty for a fresh form. */
    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What is wrong with a field; empty for nothing. */
    public String problem(String field) {
        return problems.getOrDefault(field, "");
    }

    /**
     * A user, or somebody whom an identity provider knows.
     *
     * @param url of what can be done about them
     * @param ours whether role and password are kept here; who comes from a provider is listed while signed in
     * @param sessions how many they have
     */
    public record Person(String name, String url, String role, boolean ours, Stamp since, int sessions) {}

    /**
     * An API token.
     *
     * @param expires in words
     * @param used in words
     */
    public record Program(
            String name, String url, String role, String scope, String createdBy, String expires, String used) {}

    public record Refused(Stamp at, String who, String what, String from, String why) {}

    public record Issued(String name, String text) {}
}
