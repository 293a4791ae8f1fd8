package dev.headgate.web.api;

import dev.headgate.config.Section;
import dev.headgate.config.Sections;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.Handler;
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

    private static GetDocument document(Section<?> section) {
        return GetDocument.of(
                "application/schema+json", section.schema().toBuffer().getBytes());
    }
}
