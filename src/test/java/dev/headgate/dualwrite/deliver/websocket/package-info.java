/** Clients of the gateway's own event sockets: fast, slow, absent and gone. */
@NullMarked
package dev.headgate.dualwrite.deliver.websocket;

import org.jspecify.annotations.NullMarked;
