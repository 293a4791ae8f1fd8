/**
 * The live page, and the forms by which breakers are moved by hand.
 *
 * <p>Receives the data plane's newest snapshot; hands on drawn charts. May import what {@code web.ui} may, and its {@link
 * dev.headgate.web.ui.Console}.
 */
@NullMarked
package dev.headgate.web.traffic;

import org.jspecify.annotations.NullMarked;
