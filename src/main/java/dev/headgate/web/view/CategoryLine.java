package dev.headgate.web.view;

/**
 * A category on the live page.
 *
 * @param url of its page; empty for one that isn't configured
 * @param share of its events that went to more than one adapter
 * @param setting what its flags say about that
 * @param parity what came out, compared with what went in
 */
public record CategoryLine(
        String name, String url, String rate, Chart chart, String share, String setting, String parity) {}
