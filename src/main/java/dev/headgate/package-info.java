/**
 * The program: {@link dev.headgate.GatewayVerticle} wires all rooms, {@link dev.headgate.Main} runs it alone.
 *
 * <p>Receives start-up settings; hands on a running gateway. The one room that may import all others.
 */
@NullMarked
package dev.headgate;

import org.jspecify.annotations.NullMarked;
