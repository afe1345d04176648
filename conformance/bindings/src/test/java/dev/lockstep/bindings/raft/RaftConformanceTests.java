package dev.lockstep.bindings.raft;

import dev.lockstep.runner.junit.Conformance;
import dev.lockstep.runner.junit.ConformanceTests;

/** Elections among four Raft servers: every transition, with a test for each action. */
@Conformance(spec = "raft", model = "MCRaftFourServers", binding = RaftSubject.class)
class RaftConformanceTests implements ConformanceTests {}
