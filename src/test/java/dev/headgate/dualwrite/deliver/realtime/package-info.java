/** The adapter against a server that misbehaves, which the official client has vouched for. */
@NullMarked
package dev.headgate.dualwrite.deliver.realtime;

import org.jspecify.annotations.NullMarked;
