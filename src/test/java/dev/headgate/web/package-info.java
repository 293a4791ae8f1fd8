/** A running gateway, asked over HTTP. */
@NullMarked
package dev.headgate.web;

import org.jspecify.annotations.NullMarked;
