/**
 * How a body leaves: in the encoding that the client takes, not at all where it has it, and never with HEAD.
 *
 * <p>Receives what handlers made; hands it on to the response. Imports no room.
 */
@NullMarked
package dev.headgate.web.answer;

import org.jspecify.annotations.NullMarked;
