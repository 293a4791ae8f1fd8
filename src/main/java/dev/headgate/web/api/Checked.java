package dev.headgate.web.api;

import dev.headgate.web.problem.ProblemDetail;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A part of a request that was read, or the problem that answers it.
 *
 * @param <T> the part
 */
sealed interface Checked<T> {

    record Accepted<T>(T value) implements Checked<T> {
        @Override
        public <R> Checked<R> then(Function<T, Checked<R>> next) {
            return next.apply(value);
        }

        @Override
        public void fold(Consumer<T> accepted, Consumer<ProblemDetail> refused) {
            accepted.accept(value);
        }
    }

    record Refused<T>(ProblemDetail problem) implements Checked<T> {
        @Override
        public <R> Checked<R> then(Function<T, Checked<R>> next) {
            return new Refused<>(problem);
        }

        @Override
        public void fold(Consumer<T> accepted, Consumer<ProblemDetail> refused) {
            refused.accept(problem);
        }
    }

    static <T> Checked<T> accept(T value) {
        return new Accepted<>(value);
    }

    static <T> Checked<T> refuse(int status, String detail) {
        return new Refused<>(ProblemDetail.of(status, detail));
    }

    /** Reads the next part, unless one was refused already. */
    <R> Checked<R> then(Function<T, Checked<R>> next);

    void fold(Consumer<T> accepted, Consumer<ProblemDetail> refused);
}
