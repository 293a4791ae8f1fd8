package dev.headgate.journey;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
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
    FORCED_COLORS(1280, ColorScheme.DARK, ForcedColors.ACTIVE, ReducedMotion.NO_PREFERENCE),
    REDUCED_MOTION(1280, ColorScheme.LIGHT, ForcedColors.NONE, ReducedMotion.REDUCE);

    private static final int HEIGHT = 800;

    private final int width;
    private final ColorScheme scheme;
    private final ForcedColors colors;
    private final ReducedMotion motion;

    Look(int width, ColorScheme scheme) {
        this(width, scheme, ForcedColors.NONE, ReducedMotion.NO_PREFERENCE);
    }

    Look(int width, ColorScheme scheme, ForcedColors colors, ReducedMotion motion) {
        this.width = width;
        this.scheme = scheme;
        this.colors = colors;
        this.motion = motion;
    }

    /** Of a window that has this look from the start. */
    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setColorScheme(scheme)
                .setForcedColors(colors)
                .setReducedMotion(motion);
    }

    /** Gives it to a page that is there: only style sheets depend on a look, so it is as if the page had come so. */
    void putOn(Page page) {
        page.setViewportSize(width, HEIGHT);
        page.emulateMedia(new EmulateMediaOptions()
                .setColorScheme(scheme)
                .setForcedColors(colors)
                .setReducedMotion(motion));
    }
}
