package dev.lockstep.modelchecker.evaluator;

import dev.lockstep.modelchecker.spi.SuccessorSink;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The successors of one state, to be compared with those that another way of evaluation gives. */
final class Successors implements SuccessorSink {
    private final SuccessorSink knowing;
    private final Set<Target> targets = new HashSet<>();
    private final Set<Target> cuts = new HashSet<>();

    private record Target(int label, List<Integer> row) {
        int[] array() {
            return row.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** Makes a sink that asks another one which states are known. */
    Successors(SuccessorSink knowing) {
        this.knowing = knowing;
    }

    @Override
    public boolean isKnown(int[] row) {
        return knowing.isKnown(row);
    }

    @Override
    public void transition(int label, int[] row) {
        targets.add(target(label, row));
    }

    @Override
    public void cut(int label) {
        throw new IllegalStateException("a cut event comes with its target");
    }

    @Override
    public void cut(int label, int[] row) {
        cuts.add(target(label, row));
    }

    private static Target target(int label, int[] row) {
        return new Target(label, Arrays.stream(row).boxed().collect(Collectors.toList()));
    }

    /**
     * Compares.
     *
     * @throws IllegalStateException if they differ: an error of ours
     */
    void requireSame(Successors byTlc) {
        if (!targets.equals(byTlc.targets) || !cuts.equals(byTlc.cuts)) {
            throw new IllegalStateException("the successors of a state are " + targets + " and cut " + cuts
                    + " by plan, but " + byTlc.targets + " and cut " + byTlc.cuts
                    + " by TLC; one of them is wrong: please report it");
        }
    }

    void giveTo(SuccessorSink sink) {
        for (Target target : targets) {
            sink.transition(target.label, target.array());
        }
        for (Target cut : cuts) {
            sink.cut(cut.label, cut.array());
        }
    }
}
