package dev.headgate.source;

import dev.headgate.config.Node;
import dev.headgate.config.Problem;
import dev.headgate.config.Reading;
import java.time.Instant;
import java.util.List;

/** What a content came to, whenever and however often it is read. */
sealed interface Verdict {
    Reading reading(String source, Instant at);

    record Accepted(Node.Branch tree) implements Verdict {
        @Override
        public Reading reading(String source, Instant at) {
            return new Reading.Good(source, at, tree);
        }
    }

    record Bad(List<Problem> problems) implements Verdict {
        @Override
        public Reading reading(String source, Instant at) {
            return new Reading.Failed(source, at, problems);
        }
    }
}
