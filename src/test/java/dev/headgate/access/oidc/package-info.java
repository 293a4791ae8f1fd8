/** What is taken of an identity provider, and what isn't. */
@NullMarked
package dev.headgate.access.oidc;

import org.jspecify.annotations.NullMarked;
