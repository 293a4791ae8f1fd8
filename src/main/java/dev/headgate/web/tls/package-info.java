/**
 * The server's certificate: where it is, what is wrong with it, and when there is another one.
 *
 * <p>Receives the settings; hands on what the server's sockets need. May import {@code config}.
 */
@NullMarked
package dev.headgate.web.tls;

import org.jspecify.annotations.NullMarked;
