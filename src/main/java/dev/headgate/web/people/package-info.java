/**
 * The pages about people and programs: signing in, one's own account, and who may use the gateway.
 *
 * <p>Receives forms; asks {@code access} and answers with pages. May import {@code access}, {@code web.access}, {@code
 * web.ui} and {@code web.view}.
 */
@NullMarked
package dev.headgate.web.people;

import org.jspecify.annotations.NullMarked;
