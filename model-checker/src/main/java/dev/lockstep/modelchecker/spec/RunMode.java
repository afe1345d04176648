package dev.lockstep.modelchecker.spec;

/** Says how a model is to be run, after the {@code mode} of a manifest's entry. */
public sealed interface RunMode {
    /** Visits every reachable state: {@code "exhaustive search"}, and the mode of a model without an entry. */
    record Exhaustive() implements RunMode {}

    /**
     * Walks at random: {@code {"simulate": {"traceCount": N}}}.
     *
     * @param traces the number of walks
     */
    record Simulate(long traces) implements RunMode {}

    /** Walks at random without looking for all successors first: {@code "generate"}; only newer versions of TLC can. */
    record Generate() implements RunMode {
        /** The option of TLC for it. */
        public static final String OPTION = "-generate";
    }

    /**
     * Names a mode that TLC does not have, such as {@code symbolic} (Apalache).
     *
     * @param word the manifest's word
     */
    record Other(String word) implements RunMode {}
}
