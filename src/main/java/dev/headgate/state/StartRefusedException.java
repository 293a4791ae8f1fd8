package dev.headgate.state;

import dev.headgate.config.Problem;
import java.util.List;

/** There is no valid document to serve; every reason is listed. */
public final class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public StartRefusedException(List<Problem> problems) {
        super("the configuration has " + problems.size() + (problems.size() == 1 ? " problem" : " problems"));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
