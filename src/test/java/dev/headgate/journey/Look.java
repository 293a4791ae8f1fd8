package dev.headgate.journey;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;

/** How somebody looks at a page. */
enum Look {
    DESKTOP(1280, ColorScheme.LIGHT),
    DARK(1280, ColorScheme.DARK),
    TABLET(900, ColorScheme.LIGHT),
    PHONE(390, ColorScheme.LIGHT),
    PHONE_DARK(390, ColorScheme.DARK),
    /** 1280 pixels at a zoom of 400 %. */
    ZOOMED(320, ColorScheme.LIGHT),
    FORCED_COLORS(1280, ColorScheme.DARK) {
        @Override
        NewContextOptions options() {
            return super.options().setForcedColors(ForcedColors.ACTIVE);
        }
    },
    REDUCED_MOTION(1280, ColorScheme.LIGHT) {
        @Override
        NewContextOptions options() {
            return super.options().setReducedMotion(ReducedMotion.REDUCE);
        }
    };

    private static final int HEIGHT = 800;

    private final int width;
    private final ColorScheme scheme;

    Look(int width, ColorScheme scheme) {
        this.width = width;
        this.scheme = scheme;
    }

    NewContextOptions options() {
        return new NewContextOptions().setViewportSize(width, HEIGHT).setColorScheme(scheme);
    }
}
