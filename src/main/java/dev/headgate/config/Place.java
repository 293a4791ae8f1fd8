package dev.headgate.config;

/**
 * Where in a source a value was read.
 *
 * @param name a file as the operator wrote its path, a URL, or a variable's name
 * @param line from 1; 0 where the source has no lines (a variable)
 * @param column from 1; 0 where the source has no columns
 */
public record Place(String name, int line, int column) {
    /** A place in a source that has no lines: a variable, or a whole file. */
    public static Place named(String name) {
        return new Place(name, 0, 0);
    }

    /** Whether the name is a variable's, by its letters; a whole file or URL otherwise. */
    public boolean isVariable() {
        return line == 0 && name.matches("[A-Z_][A-Z0-9_]*");
    }

    /** {@code conf/dual-write.yaml:7}, or the bare name where there are no lines. */
    public String brief() {
        return line == 0 ? name : name + ":" + line;
    }

    /** {@code conf/dual-write.yaml:7:17}, or the bare name where there are no lines. */
    @Override
    public String toString() {
        return line == 0 ? name : name + ":" + line + ":" + column;
    }
}
