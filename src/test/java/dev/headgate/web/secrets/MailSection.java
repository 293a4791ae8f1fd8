package dev.headgate.web.secrets;

import dev.headgate.config.Node.Branch;
import dev.headgate.config.Origin;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Section;
import dev.headgate.config.Values;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A section of an application's own whose passwords are secrets, or are not yet. */
record MailSection(boolean marked) implements Section<MailSection.Mail> {

    /** How the application sends mail. */
    record Mail(String host, String password, String relayToken, String apiKey) {}

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Class<Mail> type() {
        return Mail.class;
    }

    @Override
    public JsonObject schema() {
        return new JsonObject("""
                {"type": "object", "title": "how mail is sent", "additionalProperties": false,
                 "properties": {
                   "host": {"type": "string", "title": "a host name"},
                   "password": {"type": "string", "minLength": 8, "title": "a password of 8 characters", "writeOnly": %1$s},
                   "api_key": {"type": "string", "title": "a key", "writeOnly": %1$s},
                   "relay": {"type": "object", "additionalProperties": false, "properties": {
                     "url": {"type": "string", "title": "an address"},
                     "token": {"type": "string", "title": "a token", "writeOnly": %1$s}}}}}
                """.formatted(marked));
    }

    @Override
    public Branch defaults(Branch named) {
        return (Branch) Values.node(Map.of("host", "localhost", "api_key", "hush-default"), new Origin.Default());
    }

    @Override
    public List<Problem> check(Branch value) {
        return List.of();
    }

    @Override
    public Optional<Pointer> variable(String name) {
        return name.equals("MAIL_API_KEY") ? Optional.of(Pointer.of("api_key")) : Optional.empty();
    }

    @Override
    public Mail read(Branch value) {
        var json = Values.object(value);
        return new Mail(
                json.getString("host"),
                json.getString("password", ""),
                json.getJsonObject("relay", new JsonObject()).getString("token", ""),
                json.getString("api_key"));
    }
}
