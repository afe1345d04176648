package dev.lockstep.runner.binding;

import java.util.List;

/**
 * Makes subjects of one kind for any model of a spec. Found by {@link java.util.ServiceLoader}.
 */
public interface SubjectFactory {
    /** Gives the name on the command line, such as {@code raft}, or {@code raft:vote-twice} for a mutant. */
    String name();

    /** Gives the name of the spec's module, such as {@code Raft}. */
    String spec();

    /** Says in one sentence what this subject is; for a mutant, what is broken. */
    String description();

    /**
     * Names the models on which a replay must find a divergence, such as {@code raft/MCRaftElection}; empty for a subject that
     * is meant to conform.
     */
    default List<String> killedBy() {
        return List.of();
    }

    /**
     * Names what a mutant is modelled on, so that it can be looked up: a project and its issue, or a paper and its section; empty for a subject that is meant to
     * conform.
     */
    default String source() {
        return "";
    }

    /** Gives the deliberately broken variants of this subject, each a factory of its own: they show that a replay can fail. */
    default List<SubjectFactory> mutants() {
        return List.of();
    }

    /**
     * Makes a new subject in its initial state.
     *
     * @param constants the model's constants
     * @return an instance of a class marked {@link SpecBinding}
     */
    Object create(Constants constants);
}
