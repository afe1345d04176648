package dev.lockstep.traces.itf;

/** The names that the format gives a meaning. */
final class ItfNames {
    static final String META = "#meta";
    static final String MAP = "#map";
    static final String SET = "#set";
    static final String TUPLE = "#tup";
    static final String BIG_INTEGER = "#bigint";
    static final String UNSERIALIZABLE = "#unserializable";

    static final String VARIABLES = "vars";
    static final String STATES = "states";
    static final String LOOP = "loop";

    static final String MODEL = "model";
    static final String SPEC_HASH = "specHash";
    static final String SEED = "seed";
    static final String MODEL_VALUES = "modelValues";

    /** Quint's name for the action that led to a state. */
    static final String ACTION_TAKEN = "mbt::actionTaken";

    /** Quint's name for the values that were picked on the way. */
    static final String NONDET_PICKS = "mbt::nondetPicks";

    /** What Quint calls the action that leads to the initial state. */
    static final String INIT = "init";

    private ItfNames() {}
}
