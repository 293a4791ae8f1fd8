/**
 * Who sends a request: {@link dev.headgate.web.access.Authentication} finds out before any handler runs, and refuses what
 * their role doesn't allow.
 *
 * <p>Receives credentials in headers and forms; hands on a {@link dev.headgate.access.Caller} with the request. May import
 * {@code access}, {@code config}, {@code web.problem} and {@code web.view}.
 */
@NullMarked
package dev.headgate.web.access;

import org.jspecify.annotations.NullMarked;
