package dev.headgate.web.view;

import java.util.Optional;

/**
 * A form on its own page.
 *
 * @param recent what changed here before
 */
public record FormPage(Form form, Optional<Row> row, Recent recent) {}
