package dev.headgate.web.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The way in.
 *
 * @param next the path to go on to
 * @param name as typed
 * @param problem why it didn't work; may be empty
 * @param provider what an identity provider is called; empty for none
 */
public record SignInPage(String next, String name, String problem, String provider) {
    /** The way to the provider, which leads on to the same path. */
    public String providerLink() {
        return "/login/oidc?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
