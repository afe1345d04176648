package dev.lockstep.traces.trace;

/**
 * Where a trace comes from; it is replayed only against the same version of the spec.
 *
 * @param model the model's name, such as {@code raft/MCRaftSmall}; empty where unknown
 * @param specHash SHA-256 over the tokens of the protocol's modules, in hexadecimal; empty where unknown
 * @param seed the seed of whatever was random in its making, 0 where nothing was
 */
public record TraceOrigin(String model, String specHash, long seed) {
    /** The origin of a trace that doesn't say where it comes from. */
    public static final TraceOrigin UNKNOWN = new TraceOrigin("", "", 0);
}
