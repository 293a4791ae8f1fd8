package dev.headgate.dualwrite;

import dev.headgate.config.Node.Branch;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.SchemaFile;
import dev.headgate.config.Section;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The {@code dual_write} section. Its parts: the schema file, {@link Defaults}, {@link Rules}, {@link Variables}. */
public final class DualWriteSection implements Section<DualWrite> {
    /** On the class path. It describes a whole file, so that editors complete it; the section is one of its parts. */
    public static final String SCHEMA = "schemas/dual-write.json";

    static final String NAME = "dual_write";

    private final JsonObject schema = SchemaFile.section(SCHEMA, NAME);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<DualWrite> type() {
        return DualWrite.class;
    }

    @Override
    public JsonObject schema() {
        return schema.copy();
    }

    @Override
    public Branch defaults(Branch named) {
        return Defaults.of(named);
    }

    @Override
    public List<Problem> check(Branch value) {
        return Rules.check(value);
    }

    @Override
    public DualWrite read(Branch value) {
        return Reader.read(value);
    }

    @Override
    public Optional<Pointer> variable(String name) {
        return Variables.path(name);
    }
}
