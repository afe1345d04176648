package dev.lockstep.bindings.quorum;

import dev.lockstep.protocols.quorum.Coordinator;
import dev.lockstep.protocols.quorum.Quorums;
import dev.lockstep.protocols.quorum.Replica;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.SubjectFactory;
import dev.lockstep.traces.value.TlaInteger;
import dev.lockstep.traces.value.TlaModelValue;
import dev.lockstep.traces.value.TlaValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Make registers of {@code dev.lockstep.protocols.quorum} for any N, R, W and set of clients. */
public final class QuorumSubject implements SubjectFactory {

    @Override
    public String name() {
        return "quorum";
    }

    @Override
    public String spec() {
        return "Quorum";
    }

    @Override
    public String description() {
        return "A register for many writers that R of N replicas are asked for and W of them store";
    }

    @Override
    public List<SubjectFactory> mutants() {
        return QuorumMutants.all();
    }

    /**
     * Make a register in its initial state.
     *
     * @throws IllegalArgumentException if the model ranks clients otherwise than by name, as {@code Version} does
     */
    @Override
    public QuorumBinding create(Constants constants) {
        return create(constants, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /**
     * Make a register of nodes that are not as they should be.
     *
     * @param breakCoordinator takes a new coordinator and gives one that stands in its place
     * @param breakReplica takes a new replica and gives one that stands in its place
     */
    static QuorumBinding create(
            Constants constants,
            UnaryOperator<Coordinator<TlaValue>> breakCoordinator,
            UnaryOperator<Replica<TlaValue>> breakReplica) {
        requireRankByName(constants.get("Rank"));
        List<String> replicas = constants.names("Replica");
        Quorums quorums = new Quorums(replicas, constants.integer("R"), constants.integer("W"));
        boolean writeBack = constants.bool("WriteBack");
        return new QuorumBinding(
                new QuorumValues(constants),
                constants.names("Client").stream()
                        .map(c -> breakCoordinator.apply(new Coordinator<>(c, quorums, writeBack)))
                        .toList(),
                replicas.stream().map(r -> breakReplica.apply(new Replica<>(r))).toList());
    }

    private static void requireRankByName(TlaValue rank) {
        Map<String, Integer> byName = new TreeMap<>();
        rank.asMapping().forEach((client, number) -> {
            if (client instanceof TlaModelValue c && number instanceof TlaInteger n) {
                byName.put(c.name(), n.intValue());
            }
        });
        List<Integer> ranks = List.copyOf(byName.values());
        if (!ranks.equals(ranks.stream().sorted().toList())) {
            throw new IllegalArgumentException("expected constant Rank to rank clients in the order of their names, as"
                    + " dev.lockstep.protocols.quorum.Version does, found " + rank
                    + "; rename the model's clients or change its Rank");
        }
    }
}
