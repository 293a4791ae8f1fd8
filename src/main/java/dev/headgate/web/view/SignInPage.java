package dev.headgate.web.view;

/**
 * The way in.
 *
 * @param next the path to go on to
 * @param name as typed
 * @param problem why it didn't work; may be empty
 * @param provider what an identity provider is called; empty for none
 */
public record SignInPage(String next, String name, String problem, String provider) {}
