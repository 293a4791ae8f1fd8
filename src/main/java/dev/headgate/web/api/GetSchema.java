package dev.headgate.web.api;

import dev.headgate.config.Section;
import dev.headgate.config.Sections;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code GET /schemas/<section>.json}: a section's JSON Schema, for editors that complete its files. */
record GetSchema(Map<String, GetDocument> byFile) implements Handler<RoutingContext> {

    static GetSchema of(Sections sections) {
        return new GetSchema(sections.all().stream().collect(Collectors.toMap(GetSchema::file, GetSchema::document)));
    }

    @Override
    public void handle(RoutingContext context) {
        Optional.<Handler<RoutingContext>>ofNullable(byFile.get(context.pathParam("file")))
                .orElse(GetSchema::absent)
                .handle(context);
    }

    private static void absent(RoutingContext context) {
        ProblemDetail.of(404, "there is no such schema").send(context);
    }

    private static String file(Section<?> section) {
        return section.name().replace('_', '-') + ".json";
    }

    /** Of a file that may say the section, among others: that is what editors complete. */
    private static GetDocument document(Section<?> section) {
        var schema = section.schema();
        var definitions = schema.getJsonObject("$defs", new JsonObject());
        schema.remove("$defs");
        var file = new JsonObject()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("type", "object")
                .put("properties", new JsonObject().put(section.name(), schema))
                .put("$defs", definitions);
        return GetDocument.of("application/schema+json", file.toBuffer().getBytes());
    }
}
