package dev.headgate.config;

/** How much of a text is read before it is refused, so that a hostile one costs neither time nor heap. */
public final class Limits {
    public static final int BYTES = 4 * 1024 * 1024;
    /** Objects and arrays inside one another, after aliases are expanded. */
    public static final int DEPTH = 64;
    /** Keys and array items in all, after aliases are expanded. */
    public static final int ENTRIES = 65_536;
    /** Characters of one key. */
    public static final int KEY = 1_024;
    /** Characters of one line of YAML, whose scanner takes time by the square of it. */
    public static final int LINE = 16_384;
    /** Problems told of one text; a person mends the first ones first. */
    public static final int PROBLEMS = 100;

    private Limits() {}
}
