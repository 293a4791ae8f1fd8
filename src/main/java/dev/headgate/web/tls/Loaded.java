package dev.headgate.web.tls;

import dev.headgate.config.Problem;
import java.util.List;
import java.util.function.Function;

/** What became of the certificate's files. */
public sealed interface Loaded {
    <R> R fold(Function<Certificate, R> usable, Function<List<Problem>, R> unusable);

    /** They make this one. */
    record Usable(Certificate certificate) implements Loaded {
        @Override
        public <R> R fold(Function<Certificate, R> usable, Function<List<Problem>, R> unusable) {
            return usable.apply(certificate);
        }
    }

    /**
     * They make no certificate.
     *
     * @param problems each with its file; never empty
     */
    record Unusable(List<Problem> problems) implements Loaded {
        public Unusable {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R fold(Function<Certificate, R> usable, Function<List<Problem>, R> unusable) {
            return unusable.apply(problems);
        }
    }
}
