/**
 * The second way in for people: an OpenID Connect provider says who they are, and its claims what they may do.
 *
 * <p>Receives what a browser brings back from the provider; hands on a session or the reason why there is none. May
 * import {@code access} and {@code config}.
 */
@NullMarked
package dev.headgate.access.oidc;

import org.jspecify.annotations.NullMarked;
