package dev.headgate.config;

import dev.headgate.config.Node.Branch;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** A section with secrets in every place where a schema can mark one; its record is the plain value. */
record Vault(String name, JsonObject schema) implements Section<JsonObject> {
    static final Sections SECTIONS = new Sections(List.of(of("vault")));

    static Vault of(String name) {
        return new Vault(name, new JsonObject("""
                {"type": "object", "additionalProperties": false,
                 "properties": {
                   "user": {"title": "a name", "type": "string"},
                   "password": {"title": "a password of 4 to 40 characters", "type": ["string", "null"],
                                "minLength": 4, "maxLength": 40, "writeOnly": true},
                   "pin": {"title": "a number from 1000", "type": "number", "minimum": 1000, "writeOnly": true},
                   "keys": {"type": "object", "writeOnly": true, "additionalProperties": {"type": "string"}},
                   "tokens": {"type": "array", "items": {"type": "string", "writeOnly": true}},
                   "peers": {"type": "array", "items": {"$ref": "#/$defs/peer"}},
                   "regions": {"type": "object", "additionalProperties": {"$ref": "#/$defs/peer"}},
                   "tree": {"$ref": "#/$defs/tree"}},
                 "$defs": {
                   "peer": {"title": "a peer", "type": "object", "additionalProperties": false,
                            "properties": {"url": {"type": "string"}, "key": {"$ref": "#/$defs/key"}}},
                   "key": {"type": "string", "writeOnly": true},
                   "tree": {"type": "object", "properties": {"key": {"$ref": "#/$defs/key"}},
                            "patternProperties": {"^sub_": {"$ref": "#/$defs/tree"}}}}}
                """));
    }

    @Override
    public Class<JsonObject> type() {
        return JsonObject.class;
    }

    @Override
    public Branch defaults(Branch named) {
        return (Branch) Values.node(Map.of("user", "nobody"), new Origin.Default());
    }

    @Override
    public List<Problem> check(Branch value) {
        return List.of();
    }

    @Override
    public JsonObject read(Branch value) {
        return Values.object(value);
    }
}
