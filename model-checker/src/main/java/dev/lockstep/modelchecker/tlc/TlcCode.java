package dev.lockstep.modelchecker.tlc;

/** Names the message codes that a verdict is read from; numbers and meanings are those of {@code tlc2.output.EC}. */
final class TlcCode {
    static final int GENERAL = 1000;
    static final int INITIAL_STATE_ERROR = 2102;
    static final int NESTED_EXPRESSION = 2103;
    static final int ASSUMPTION_FALSE = 2104;
    static final int INVARIANT_VIOLATED_INITIALLY = 2107;
    static final int PROPERTY_VIOLATED_INITIALLY = 2108;
    static final int SUCCESSOR_INCOMPLETE = 2109;
    static final int INVARIANT_VIOLATED = 2110;
    static final int INVARIANT_EVALUATION = 2111;
    static final int ACTION_PROPERTY_VIOLATED = 2112;
    static final int ACTION_PROPERTY_EVALUATION = 2113;
    static final int DEADLOCK = 2114;
    static final int TEMPORAL_VIOLATED = 2116;
    static final int BEHAVIOUR_SO_FAR = 2121;
    static final int BACK_TO_STATE = 2122;
    static final int ASSERT_FAILED = 2132;
    static final int INVARIANT_LEVEL = 2146;
    static final int FINISHED = 2186;
    static final int SEARCH = 2187;
    static final int WALKS = 2188;
    static final int SUCCESS = 2193;
    static final int DEPTH = 2194;
    static final int RECOVERED = 2198;
    static final int STATISTICS = 2199;
    static final int PROGRESS = 2200;
    static final int COVERAGE_STARTED = 2201;
    static final int DEPTH_FIRST_STATISTICS = 2204;
    static final int DEPTH_FIRST_PROGRESS = 2206;
    static final int WALKS_PROGRESS = 2209;
    static final int SIMULATION_STATISTICS = 2210;
    static final int TEMPORAL_CHECKED = 2212;
    static final int STATE = 2217;
    static final int STUTTERING = 2218;
    static final int SANY_ENDED = 2219;
    static final int SANY_STARTED = 2220;
    static final int EXPRESSION_COVERAGE = 2221;
    static final int TAUTOLOGY = 2253;
    static final int VERSION = 2262;
    static final int COUNTEREXAMPLE_FOLLOWS = 2264;
    static final int DEPTH_FIRST = 2271;
    static final int LIVENESS_WITH_SYMMETRY = 2279;
    static final int LIVENESS_WITH_CONSTRAINT = 2284;
    static final int NOT_PARALLEL_GC = 2401;
    static final int ACTION_COVERAGE = 2772;
    static final int INITIAL_COVERAGE = 2773;
    static final int PROPERTY_COVERAGE = 2774;
    static final int EXPRESSION_COST = 2775;
    static final int PARSING_FAILED = 3002;
    static final int CONFIG_UNREADABLE = 5001;

    private TlcCode() {}
}
