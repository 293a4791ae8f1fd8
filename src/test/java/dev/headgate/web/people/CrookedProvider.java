package dev.headgate.web.people;

import static dev.headgate.web.RunningGateway.await;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An identity provider that says whatever a test wants it to. A real one never misbehaves. */
final class CrookedProvider implements AfterAllCallback {
    static final String CLIENT = "headgate";
    static final String SECRET = "the client's secret";

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private volatile SigningKey key = SigningKey.generate();
    private volatile int status = 200;
    private volatile JsonObject answer = new JsonObject();
    private volatile JsonObject userInfo = new JsonObject();
    private volatile Future<Void> ready = Future.succeededFuture();
    private volatile MultiMap redeemed = MultiMap.caseInsensitiveMultiMap();

    CrookedProvider() {
        server = await(vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        await(vertx.close());
    }

    String issuer() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Start-up settings of a gateway that trusts it. */
    JsonObject settings() {
        return new JsonObject()
                .put("access", new JsonObject().put("enabled", true))
                .put(
                        "oidc",
                        new JsonObject()
                                .put("issuer", issuer())
                                .put("client_id", CLIENT)
                                .put("client_secret", SECRET)
                                .put("name", "Crooked & Co")
                                .put(
                                        "roles",
                                        new JsonObject()
                                                .put("viewer", JsonArray.of("viewers"))
                                                .put("editor", JsonArray.of("editors"))));
    }

    /** What a well-behaved provider says about an editor. */
    JsonObject claims(String nonce) {
        var now = Instant.now().getEpochSecond();
        return new JsonObject()
                .put("iss", issuer())
                .put("aud", CLIENT)
                .put("sub", "4711")
                .put("nonce", nonce)
                .put("iat", now)
                .put("exp", now + 300)
                .put("preferred_username", "ana")
                .put("groups", JsonArray.of("viewers", "editors", "others"));
    }

    /** Has the next code redeemed for this ID token. */
    void willSay(String idToken) {
        status = 200;
        answer = new JsonObject()
                .put("access_token", "opaque")
                .put("token_type", "Bearer")
                .put("expires_in", 60)
                .put("id_token", idToken);
    }

    /** Has the next code answered otherwise. */
    void willSay(int status, JsonObject answer) {
        this.status = status;
        this.answer = answer;
    }

    void willSayOfUser(JsonObject claims) {
        userInfo = claims;
    }

    /** Keeps whoever redeems a code waiting, until the promise is kept. */
    Promise<Void> hold() {
        var kept = Promise.<Void>promise();
        ready = kept.future();
        return kept;
    }

    /** The form with which the last code was redeemed. */
    MultiMap redeemed() {
        return redeemed;
    }

    /** Another key, under another name; the old one is gone. */
    void rotate() {
        key = SigningKey.generate();
    }

    /** What it signs with now. */
    SigningKey key() {
        return key;
    }

    String signed(JsonObject claims) {
        return key.signed(claims);
    }

    private void handle(HttpServerRequest request) {
        switch (request.path()) {
            case "/.well-known/openid-configuration" -> send(request.response(), 200, metadata());
            case "/keys" -> send(request.response(), 200, new JsonObject().put("keys", JsonArray.of(key.toJwk())));
            case "/user" -> send(request.response(), 200, userInfo);
            case "/token" -> {
                request.setExpectMultipart(true);
                request.end().compose(read -> ready).onSuccess(may -> {
                    redeemed = MultiMap.caseInsensitiveMultiMap().addAll(request.formAttributes());
                    send(request.response(), status, answer);
                });
            }
            default -> request.response().setStatusCode(404).end();
        }
    }

    private JsonObject metadata() {
        return new JsonObject()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("userinfo_endpoint", issuer() + "/user")
                .put("jwks_uri", issuer() + "/keys");
    }

    private static void send(HttpServerResponse response, int status, JsonObject body) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }
}
