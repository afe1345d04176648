package dev.lockstep.bindings.vectorclock;

import dev.lockstep.runner.junit.Conformance;
import dev.lockstep.runner.junit.ConformanceTests;

/** Updates relayed from node to node, each state reached by two ways where there are two. */
@Conformance(spec = "vectorclock", model = "MCVectorClockRelay", binding = VectorClockSubject.class, paths = 2)
class VectorClockConformanceTests implements ConformanceTests {}
