/**
 * What pages are made of: records for the templates, the renderer, and the addresses of static files.
 *
 * <p>Receives snapshots and revisions; hands on text. May import {@code config}, {@code live} and the sections.
 */
@NullMarked
package dev.headgate.web.view;

import org.jspecify.annotations.NullMarked;
