package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.graph.IntVector;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import java.util.List;

/**
 * Numbers new states in canonical order and puts the graph together.
 *
 * <p>A new state belongs to its first transition: that of the smallest parent, and of its transitions the first in their order. Threads find those
 * by offering each target the places of its transitions; a sum over the chunks then tells where the numbers of each chunk begin.
 */
final class GraphAssembly {
    /** What an {@code int} can number, less what array sizes need for themselves. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private final SpecEvaluator evaluator;
    private final RowTable table;
    private final Workers workers;
    private final LabelOrder labelOrder;
    private final TransitionOrder order;

    private final IntVector firstTransition = new IntVector();
    private final IntVector targets = new IntVector();
    private final IntVector labels = new IntVector();
    private final IntVector firstCut = new IntVector();
    private final IntVector cuts = new IntVector();

    GraphAssembly(SpecEvaluator evaluator, RowTable table, Workers workers) {
        this.evaluator = evaluator;
        this.table = table;
        this.workers = workers;
        this.labelOrder = new LabelOrder(evaluator);
        this.order = new TransitionOrder(evaluator, table, labelOrder);
    }

    int stateCount() {
        return table.rows().size();
    }

    int transitionCount() {
        return targets.size();
    }

    /** Gives the number of states whose transitions are there. */
    int expandedCount() {
        return firstTransition.size();
    }

    /** Gives all initial states their numbers. */
    void addInitialStates(List<int[]> sorted) {
        table.rows().resize(sorted.size());
        int[] handles = sorted.stream().mapToInt(table::add).toArray();
        table.openOffers();
        for (int state = 0; state < handles.length; state++) {
            table.setNumber(handles[state], state);
        }
        for (int shard = 0; shard < table.shardCount(); shard++) {
            table.settle(shard);
        }
    }

    /**
     * Adds the transitions of the next states.
     *
     * @param found the chunks, in the order of their states
     * @param maxStates as soon as there are so many states, the rest of what was found is dropped, and nothing can be added any more
     * @throws ExplorationLimitException if there are more states or transitions than can be numbered
     */
    void add(List<LevelChunk> found, int maxStates) {
        labelOrder.include(
                found.stream().mapToInt(LevelChunk::highestLabel).max().orElse(-1));
        table.openOffers();
        workers.each(found.size(), c -> {
            order.sort(found.get(c));
            offerPlaces(found.get(c), c);
        });
        int[] fresh = new int[found.size()];
        workers.each(
                fresh.length,
                c -> fresh[c] = countFirst(found.get(c), c, 0, found.get(c).states()));
        int kept = cutAt(maxStates, found, fresh);
        Bases[] bases = bases(found.subList(0, kept), fresh);
        workers.each(kept, c -> numberStates(found.get(c), c, bases[c].state));
        boolean last = stateCount() >= maxStates;
        workers.each(kept + (last ? 0 : table.shardCount()), task -> {
            if (task < kept) {
                store(found.get(task), bases[task]);
            } else {
                table.settle(task - kept);
            }
        });
    }

    private static long place(int chunk, int transition) {
        return (long) chunk << 32 | transition;
    }

    private void offerPlaces(LevelChunk chunk, int number) {
        for (int i = 0; i < chunk.transitionCount(); i++) {
            int handle = LevelChunk.handle(chunk.transitions[i]);
            if (handle < 0) {
                table.offer(handle, place(number, i));
            }
        }
    }

    /** Counts the new states that belong to transitions of a chunk's states {@code from} to {@code to}. */
    private int countFirst(LevelChunk chunk, int number, int from, int to) {
        int count = 0;
        for (int i = chunk.end(from - 1); i < chunk.end(to - 1); i++) {
            int handle = LevelChunk.handle(chunk.transitions[i]);
            count += handle < 0 && table.holds(handle, place(number, i)) ? 1 : 0;
        }
        return count;
    }

    /** Drops what comes after the state with which there are {@code maxStates}; gives the number of chunks left. */
    private int cutAt(int maxStates, List<LevelChunk> found, int[] fresh) {
        long states = stateCount();
        for (int c = 0; c < fresh.length; c++) {
            if (states + fresh[c] >= maxStates) {
                int parent = 0;
                int count = 0;
                while (states + count < maxStates) {
                    count += countFirst(found.get(c), c, parent, parent + 1);
                    parent++;
                }
                found.get(c).keep(parent);
                fresh[c] = count;
                return c + 1;
            }
            states += fresh[c];
        }
        return fresh.length;
    }

    /** Where what a chunk holds begins in the graph. */
    private record Bases(int parent, int state, int transition, int cut) {}

    /** Makes room for what chunks hold. */
    private Bases[] bases(List<LevelChunk> chunks, int[] fresh) {
        Bases[] bases = new Bases[chunks.size()];
        int parents = firstTransition.size();
        long states = stateCount();
        long transitions = targets.size();
        long cut = cuts.size();
        for (int c = 0; c < bases.length; c++) {
            bases[c] = new Bases(parents, (int) states, (int) transitions, (int) cut);
            parents += chunks.get(c).states();
            states += fresh[c];
            transitions += chunks.get(c).transitionCount();
            cut += chunks.get(c).cutCount();
            if (Math.max(states, Math.max(transitions, cut)) > MOST) {
                throw new ExplorationLimitException(
                        "the graph has more states, transitions or cut events than the " + MOST
                                + " that can be numbered",
                        states,
                        transitions);
            }
        }
        firstTransition.resize(parents);
        firstCut.resize(parents);
        table.rows().resize((int) states);
        targets.resize((int) transitions);
        labels.resize((int) transitions);
        cuts.resize((int) cut);
        return bases;
    }

    private void numberStates(LevelChunk chunk, int number, int base) {
        int state = base;
        for (int i = 0; i < chunk.transitionCount(); i++) {
            int handle = LevelChunk.handle(chunk.transitions[i]);
            if (handle < 0 && table.holds(handle, place(number, i))) {
                table.setNumber(handle, state++);
            }
        }
    }

    private void store(LevelChunk chunk, Bases bases) {
        for (int state = 0; state < chunk.states(); state++) {
            firstTransition.set(bases.parent + state, bases.transition + chunk.end(state - 1));
            firstCut.set(bases.parent + state, bases.cut + chunk.cutEnd(state - 1));
        }
        for (int i = 0; i < chunk.transitionCount(); i++) {
            labels.set(bases.transition + i, LevelChunk.label(chunk.transitions[i]));
            targets.set(bases.transition + i, table.number(LevelChunk.handle(chunk.transitions[i])));
        }
        for (int i = 0; i < chunk.cutCount(); i++) {
            cuts.set(bases.cut + i, chunk.cuts[i]);
        }
    }

    /** Gives the graph of what was added, once nothing will be any more. */
    StateGraph finish(int[] levels) {
        int expanded = expandedCount();
        for (int state = expanded; state <= stateCount(); state++) {
            firstTransition.add(targets.size());
            firstCut.add(cuts.size());
        }
        var numbering = new FinalNumbering(evaluator, workers);
        return new StateGraph(
                evaluator.variables(),
                numbering.values(table.rows()),
                table.rows(),
                levels,
                firstTransition,
                targets,
                labels,
                firstCut,
                cuts,
                numbering.chains(labelOrder, labels, cuts),
                expanded);
    }
}
