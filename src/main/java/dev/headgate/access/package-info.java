/**
 * Who may use the gateway: users, sessions, API tokens, roles and scopes, and the list of what was refused.
 *
 * <p>Receives names and secrets as they were sent; hands on a {@link dev.headgate.access.Caller} or nothing. What must
 * outlive the process goes through the port {@link dev.headgate.access.AccessStore}. May import {@code config}.
 */
@NullMarked
package dev.headgate.access;

import org.jspecify.annotations.NullMarked;
