/**
 * The HTTP server: guards first, then the API, streams, pages and static files.
 *
 * <p>Receives requests; hands them to the sub-packages' handlers. May import {@code config}, {@code live}, the sections
 * and the store's port.
 */
@NullMarked
package dev.headgate.web;

import org.jspecify.annotations.NullMarked;
