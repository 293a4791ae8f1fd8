/**
 * How a refusal reads on the wire: RFC 9457.
 *
 * <p>Receives what was wrong with a request; hands on the answer. May import {@code config}.
 */
@NullMarked
package dev.headgate.web.problem;

import org.jspecify.annotations.NullMarked;
