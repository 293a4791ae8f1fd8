package dev.headgate.web.view;

import java.util.Optional;

/**
 * A form on its own page.
 *
 * @param recent what changed here before
 * @param history the address of all that changed here
 */
public record FormPage(Form form, Optional<Row> row, Recent recent, String history) {}
