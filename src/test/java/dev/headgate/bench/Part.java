package dev.headgate.bench;

import java.util.List;

/** Measures a few figures that need the same processes. */
interface Part {
    /** What the command line calls it. */
    String name();

    List<Row> measure(Settings settings) throws Exception;
}
