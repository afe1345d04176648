package dev.lockstep.runner.mutation;

import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.shrink.Shrinker;
import dev.lockstep.traces.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * How one broken subject was found.
 *
 * @param divergence the first divergence in a replay of the whole graph
 * @param found what was found along a trace; {@code null} if no trace was tried along which it shows, or it could not be shrunk
 * @param traces along how many traces, all of which diverge, what the subject shows was judged by the invariants alone
 * @param noticing along how many of them an invariant noticed
 * @param first the first notice, {@code null} if there is none
 */
public record Kill(
        Divergence divergence,
        @Nullable Found found,
        int traces,
        int noticing,
        @Nullable Notice first) {
    /**
     * A divergence along a trace that nobody chose.
     *
     * @param source what made the trace, such as {@code walk 12}
     * @param trace the whole trace, also what comes after the divergence
     * @param shrunk what is left of it
     */
    public record Found(String source, Trace trace, Shrinker.Result shrunk) {}
}
