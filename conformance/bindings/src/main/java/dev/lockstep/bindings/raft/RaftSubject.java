package dev.lockstep.bindings.raft;

import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.SubjectFactory;
import java.util.List;
import java.util.stream.Stream;

/** Makes clusters of Raft nodes for any model of the spec {@code Raft}. */
public final class RaftSubject implements SubjectFactory {
    @Override
    public String name() {
        return "raft";
    }

    @Override
    public String spec() {
        return "Raft";
    }

    @Override
    public String description() {
        return "Raft: elections, log replication, commitment and restarts, as a core without IO";
    }

    @Override
    public List<SubjectFactory> mutants() {
        return Stream.of(RaftMutant.values()).map(RaftMutant::factory).toList();
    }

    @Override
    public Object create(Constants constants) {
        return new RaftBinding(RaftNodes.UNBROKEN, constants);
    }
}
