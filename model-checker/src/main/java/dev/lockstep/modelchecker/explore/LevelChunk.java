package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spi.SuccessorSink;

/** What one thread found from consecutive states of a level: labels and targets, the latter as handles. */
final class LevelChunk implements SuccessorSink {
    private final RowTable table;
    final IntVector labels = new IntVector();
    final IntVector targets = new IntVector();
    final IntVector cuts = new IntVector();
    /** For each state where its transitions end, and where its cut events end. */
    final IntVector ends = new IntVector();

    final IntVector cutEnds = new IntVector();

    LevelChunk(RowTable table) {
        this.table = table;
    }

    @Override
    public boolean isKnown(int[] row) {
        return table.contains(row);
    }

    @Override
    public void transition(int label, int[] row) {
        labels.add(label);
        targets.add(table.add(row));
    }

    @Override
    public void cut(int label) {
        cuts.add(label);
    }

    void endState() {
        ends.add(labels.size());
        cutEnds.add(cuts.size());
    }
}
