package dev.headgate.web.view;

import java.util.function.UnaryOperator;

/**
 * Where static files are served.
 *
 * @param assets a file's name to its versioned address
 */
public record Links(UnaryOperator<String> assets) {
    public String to(String file) {
        return assets.apply(file);
    }
}
