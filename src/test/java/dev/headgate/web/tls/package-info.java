/** Tests of the server's certificate. */
@NullMarked
package dev.headgate.web.tls;

import org.jspecify.annotations.NullMarked;
