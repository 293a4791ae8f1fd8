package dev.headgate.web.view;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Fills precompiled templates. Safe to use from any thread. */
public final class Renderer {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final UnaryOperator<String> assets;

    /**
     * Renders with static files at these addresses.
     *
     * @param assets the address of a static file, by its name
     */
    public Renderer(UnaryOperator<String> assets) {
        this.assets = assets;
    }

    /**
     * A part of a page.
     *
     * @param view the record that the template declares
     */
    public Buffer fragment(String template, Object view) {
        return render(template, Map.of("view", view));
    }

    /** A whole page, with what surrounds each one. */
    public Buffer page(String template, Shell shell, Object view) {
        return render(template, Map.of("shell", shell, "assets", new Links(assets), "view", view));
    }

    /** A page that stands alone, without what surrounds the others. */
    public Buffer plain(String template, Object view) {
        return render(template, Map.of("assets", new Links(assets), "view", view));
    }

    private Buffer render(String template, Map<String, Object> values) {
        var output = new Utf8ByteOutput();
        engine.render(template + ".jte", values, output);
        return Buffer.buffer(output.toByteArray());
    }
}
