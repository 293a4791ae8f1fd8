/** Each operation of the API: its answers, its refusals. */
@NullMarked
package dev.headgate.web.api;

import org.jspecify.annotations.NullMarked;
