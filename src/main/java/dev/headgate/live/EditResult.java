package dev.headgate.live;

import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Revision;
import dev.headgate.config.Snapshot;
import java.util.List;
import java.util.function.Function;

/** What became of an {@link EditRequest}. */
public sealed interface EditResult {

    /** Durable, and live for every reader in this JVM. */
    record Committed(Revision revision) implements EditResult {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.committed().apply(this);
        }
    }

    /** The document is already so; no revision was made. */
    record Unchanged(long revision) implements EditResult {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.unchanged().apply(this);
        }
    }

    /** Not acceptable, whole; see {@link Rejection}. */
    record Rejected(Rejection why, List<Problem> problems) implements EditResult, Preview {
        public Rejected {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.rejected().apply(this);
        }
    }

    /**
     * Somebody was faster.
     *
     * @param current the document now
     * @param paths what the request touches
     */
    record Stale(Snapshot current, List<Pointer> paths) implements EditResult, Preview {
        public Stale {
            paths = List.copyOf(paths);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.stale().apply(this);
        }
    }

    /** The store can't take writes now; nothing was written and no revision used up. */
    record Unavailable(String detail) implements EditResult {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.unavailable().apply(this);
        }
    }

    /** The kinds of refusal, as callers answer them. */
    enum Rejection {
        /** A value breaks the schema or a rule. */
        INVALID,
        /** It doesn't fit what is there: nothing to drop, a failed test, no such revision's layer. */
        CONFLICT,
        /** The revision to restore does not exist. */
        NOT_FOUND,
        /** The idempotency key was used for another request. */
        KEY_REUSED
    }

    /** One answer for each kind of result: the switch that Java 17 can't check. */
    <R> R fold(Cases<R> cases);

    record Cases<R>(
            Function<Committed, R> committed,
            Function<Unchanged, R> unchanged,
            Function<Rejected, R> rejected,
            Function<Stale, R> stale,
            Function<Unavailable, R> unavailable) {}
}
