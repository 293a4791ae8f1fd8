/**
 * The JSON API: one class for each operation of {@code openapi.yaml}, which binds them to paths.
 *
 * <p>Receives requests; asks the snapshot, the log or the bus; hands on JSON or a problem. May import {@code config},
 * {@code live}, the sections, the store's port and {@code web.problem}.
 */
@NullMarked
package dev.headgate.web.api;

import org.jspecify.annotations.NullMarked;
