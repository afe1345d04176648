package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.graph.IntVector;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Explores a spec breadth first, level by level, on several threads.
 *
 * <p>Threads expand the states of a part of a level in any order. New states get their numbers at the end of the part, in the order of the smallest
 * parent, then the event, then the values: so the graph is the same, to the byte, whatever the threads did and wherever a part ended.
 */
public final class Explorer {
    private static final int CHUNK = 64;

    /** A part of a level ends after so many states, or so many transitions: what threads found and has no numbers yet stays small. */
    private static final int PART = 1 << 16;

    private static final int PART_TRANSITIONS = 1 << 22;

    private final SpecEvaluator evaluator;
    private final ExploreBounds bounds;
    private final Consumer<ExploreProgress> progress;
    private final int part;
    private final int workerCount;
    private final Workers workers;
    private final ThreadLocal<SpecEvaluator.Expander> expanders;
    private final RowTable table;
    private final GraphAssembly assembly;
    private final HeapWatch heap;
    private boolean heapReached;

    private Explorer(
            SpecEvaluator evaluator,
            Workers workers,
            int workerCount,
            ExploreBounds bounds,
            int part,
            Consumer<ExploreProgress> progress) {
        this.evaluator = evaluator;
        this.bounds = bounds;
        this.part = part;
        this.progress = progress;
        this.workers = workers;
        this.workerCount = workerCount;
        this.expanders = ThreadLocal.withInitial(evaluator::expander);
        this.table = new RowTable(evaluator.variables().size());
        this.assembly = new GraphAssembly(evaluator, table, workers);
        this.heap = new HeapWatch(bounds.maxHeap());
    }

    /**
     * Explores what is reachable within the model's constraints.
     *
     * @param evaluator the spec
     * @param workers how many threads to use, at least one
     * @param bounds where to end before all is seen
     * @param progress told every once in a while, on any thread
     * @return the state graph
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if a state can't be expanded
     * @throws ExplorationLimitException if the heap gets full and has no bound, or there is more than can be numbered
     */
    public static StateGraph explore(
            SpecEvaluator evaluator, int workers, ExploreBounds bounds, Consumer<ExploreProgress> progress) {
        return explore(evaluator, workers, bounds, PART, progress);
    }

    /** Explores by parts of at most {@code part} states. */
    static StateGraph explore(
            SpecEvaluator evaluator, int workers, ExploreBounds bounds, int part, Consumer<ExploreProgress> progress) {
        ExploreProgress[] reached = {new ExploreProgress(0, 0, 0, 0)};
        try (var threads = new Workers(evaluator, workers)) {
            return threads.lead(() -> new Explorer(evaluator, threads, workers, bounds, part, p -> {
                        reached[0] = p;
                        progress.accept(p);
                    })
                    .run());
        } catch (RuntimeException | OutOfMemoryError e) {
            // The explorer is gone by now, so there is room again for saying so.
            if (HeapWatch.isOutOfMemory(e)) {
                throw ExplorationLimitException.heapFull(reached[0]);
            }
            throw e;
        }
    }

    private StateGraph run() {
        List<int[]> initial = new ArrayList<>(evaluator.initialStates());
        initial.sort((a, b) -> TransitionOrder.compareRows(evaluator, a, b));
        assembly.addInitialStates(initial);
        var levels = new IntVector();
        levels.add(0);
        int end = initial.size();
        while (true) {
            while (levels.size() <= bounds.maxDepth() && assembly.expandedCount() < end && !isStopped()) {
                assembly.add(expandPart(assembly.expandedCount(), end, levels.size()), bounds.maxStates());
                progress.accept(reached(levels.size()));
            }
            if (assembly.expandedCount() < end || end == assembly.stateCount()) {
                break;
            }
            levels.add(end);
            end = assembly.stateCount();
        }
        if (end < assembly.stateCount()) {
            levels.add(end);
        }
        levels.add(assembly.stateCount());
        return assembly.finish(levels.slice(0, levels.size()));
    }

    private ExploreProgress reached(int depth) {
        int states = assembly.stateCount();
        return new ExploreProgress(depth, states, assembly.transitionCount(), states - assembly.expandedCount());
    }

    private boolean isStopped() {
        return heapReached || assembly.stateCount() >= bounds.maxStates();
    }

    /** Expands states from {@code from} on, up to {@code to} at the most; gives the chunks in the order of their states. */
    private List<LevelChunk> expandPart(int from, int to, int level) {
        int states = Math.min(to - from, part);
        int chunk = Math.max(1, Math.min(CHUNK, states / (4 * workerCount)));
        LevelChunk[] chunks = new LevelChunk[(states + chunk - 1) / chunk];
        var transitions = new AtomicLong();
        int expanded = workers.each(
                chunks.length,
                () -> transitions.get() < PART_TRANSITIONS
                        && assembly.stateCount() + table.freshCount() < bounds.maxStates()
                        && !heap.isReached(),
                c -> {
                    int first = from + c * chunk;
                    chunks[c] = expandChunk(first, Math.min(first + chunk, from + states), level);
                    transitions.addAndGet(chunks[c].transitionCount());
                });
        heapReached = heap.isReached();
        if (heapReached && !bounds.hasHeapBound()) {
            throw ExplorationLimitException.heapFull(reached(level));
        }
        return Arrays.asList(chunks).subList(0, expanded);
    }

    private LevelChunk expandChunk(int first, int end, int level) {
        var chunk = new LevelChunk(table, end - first);
        SpecEvaluator.Expander expander = expanders.get();
        int[] row = new int[table.rows().width()];
        for (int state = first; state < end; state++) {
            table.copy(state, row);
            expander.expand(row, level, chunk);
            chunk.endState();
        }
        return chunk;
    }
}
