package dev.lockstep.bindings.quorum;

import dev.lockstep.runner.junit.Conformance;
import dev.lockstep.runner.junit.ConformanceTests;
import dev.lockstep.runner.junit.Cover;

/** A register under reads and writes at the same time, by traces that take every pair of actions of which one can follow the other: a test each. */
@Conformance(
        spec = "quorum",
        model = "MCQuorumConcurrent",
        binding = QuorumSubject.class,
        cover = Cover.ACTION_PAIRS,
        maxTraces = 20)
class QuorumConformanceTests implements ConformanceTests {}
