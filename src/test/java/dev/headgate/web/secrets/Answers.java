package dev.headgate.web.secrets;

import dev.headgate.web.RunningGateway;
import java.util.ArrayList;
import java.util.List;

/** What can be read from a gateway that serves a {@link MailSection}. */
final class Answers {
    private Answers() {}

    /** What every address answers now. */
    static List<String> of(RunningGateway gateway) {
        var paths = new ArrayList<>(List.of("/", "/history", "/sources", "/api/v1/config", "/api/v1/config/mail"));
        paths.addAll(List.of("/api/v1/config?explain=true", "/api/v1/config/mail/password", "/api/v1/sources"));
        paths.addAll(List.of("/api/v1/config/mail/password/0", "/api/v1/revisions?limit=200", "/health/ready"));
        paths.addAll(List.of("/metrics", "/schemas/mail.json"));
        for (var revision = revision(gateway); revision > 0; revision--) {
            paths.add("/history/" + revision);
            paths.add("/api/v1/revisions/" + revision);
        }
        return paths.stream()
                .map(path -> gateway.get(path).send().body().toString())
                .toList();
    }

    static long revision(RunningGateway gateway) {
        return gateway.get("/api/v1/config").send().json().getLong("revision");
    }
}
