/**
 * The nouns and the pure steps: layers in, one document with origins, revisions and problems out.
 *
 * <p>Receives readings and edits as values; hands on snapshots, changes and problems as values. Imports no other room:
 * no input or output, no clock, no event loop.
 */
@NullMarked
package dev.headgate.config;

import org.jspecify.annotations.NullMarked;
