/**
 * Pages and forms: asks {@code LiveConfig} and the store, and says in words what they answer.
 *
 * <p>Receives HTTP requests and bus messages; hands on pages, fragments and edits. Imports config, live, the sections'
 * records, the store's port, web.view and web.push.
 */
@NullMarked
package dev.headgate.web.ui;

import org.jspecify.annotations.NullMarked;
