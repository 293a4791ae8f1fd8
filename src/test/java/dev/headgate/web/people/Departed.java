package dev.headgate.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call;
import dev.headgate.web.RunningGateway;
import io.vertx.core.Future;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A browser that was sent to the identity provider.
 *
 * @param parameters of the provider's page
 * @param cookie what the browser was given, as it sends it back
 */
record Departed(RunningGateway gateway, Map<String, String> parameters, String cookie) {
    static Departed from(RunningGateway gateway, String next) {
        var answer = gateway.get("/login/oidc?next=" + next).send();
        assertThat(answer.status()).isEqualTo(303);
        var page = URI.create(answer.header("Location"));
        var parameters = Arrays.stream(page.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return new Departed(gateway, parameters, cookie(answer, "headgate_oidc"));
    }

    String state() {
        return parameters.getOrDefault("state", "");
    }

    String nonce() {
        return parameters.getOrDefault("nonce", "");
    }

    /** Comes back with a code. */
    Call.Answer returns() {
        return returns("state=" + state() + "&code=a-code");
    }

    Call.Answer returns(String query) {
        return back(query).send();
    }

    /** Comes back while others do. */
    Future<Call.Answer> isReturning() {
        return back("state=" + state() + "&code=a-code").begin();
    }

    private Call back(String query) {
        return gateway.get("/login/oidc/callback?" + query).with("Cookie", cookie);
    }

    /** A cookie that an answer sets, as a browser sends it back; empty when it sets none or clears it. */
    static String cookie(Call.Answer answer, String name) {
        return answer.headers().getAll("Set-Cookie").stream()
                .map(line -> line.split(";", 2)[0])
                .filter(pair -> pair.startsWith(name + "=") && !pair.equals(name + "="))
                .findFirst()
                .orElse("");
    }
}
