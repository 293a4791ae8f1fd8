package dev.headgate.web.view;

import java.util.Optional;

/**
 * Two revisions, compared.
 *
 * @param from as asked for
 * @param to as asked for
 * @param note what there is to say instead of, or about, the differences
 * @param differences empty when they can't be told
 */
public record ComparePage(String from, String to, String note, Optional<Differences> differences) {}
