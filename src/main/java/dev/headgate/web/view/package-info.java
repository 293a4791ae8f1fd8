/**
 * What pages are made of: one typed record for each template, the renderer, and static files with addresses that change
 * with their content.
 *
 * <p>Receives words and numbers that are ready to be read; hands on HTML, and assets' addresses. Imports no other room of
 * the web.
 */
@NullMarked
package dev.headgate.web.view;

import org.jspecify.annotations.NullMarked;
