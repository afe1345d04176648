package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Explores a spec breadth first, level by level, on several threads.
 *
 * <p>Within a level threads expand states in any order. States get their numbers at the end of the level, in the order of
 * the smallest parent, then the event, then the values: so the graph is the same, to the byte, whatever the threads did.
 */
public final class Explorer {
    private static final int CHUNK = 64;

    private final SpecEvaluator evaluator;
    private final int workers;
    private final Consumer<ExploreProgress> progress;

    private final int width;
    private final RowTable table;
    private final IntVector handles = new IntVector();
    private final IntVector levels = new IntVector();
    private final GraphAssembly assembly;

    private Explorer(SpecEvaluator evaluator, int workers, Consumer<ExploreProgress> progress) {
        this.evaluator = evaluator;
        this.workers = workers;
        this.progress = progress;
        this.width = evaluator.variables().size();
        this.table = new RowTable(width);
        this.assembly = new GraphAssembly(evaluator, table, handles);
    }

    /**
     * Explores all that is reachable within the model's constraints.
     *
     * @param evaluator the spec
     * @param workers how many threads to use, at least one
     * @param progress told after each level
     * @return the state graph
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if a state can't be expanded
     */
    public static StateGraph explore(SpecEvaluator evaluator, int workers, Consumer<ExploreProgress> progress) {
        return new Explorer(evaluator, workers, progress).run();
    }

    private StateGraph run() {
        addInitialStates();
        ExecutorService threads = Executors.newFixedThreadPool(workers, evaluator.threads());
        try {
            List<SpecEvaluator.Expander> expanders = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                expanders.add(evaluator.expander());
            }
            int from = 0;
            while (from < handles.size()) {
                int to = handles.size();
                levels.add(from);
                assembly.addLevel(expandLevel(threads, expanders, from, to));
                progress.accept(new ExploreProgress(
                        levels.size(), handles.size(), assembly.transitionCount(), handles.size() - to));
                from = to;
            }
        } finally {
            threads.shutdownNow();
        }
        levels.add(handles.size());
        return assembly.finish(levels.toArray());
    }

    private void addInitialStates() {
        List<int[]> rows = new ArrayList<>(evaluator.initialStates());
        rows.sort(this::compareValues);
        for (int[] row : rows) {
            int handle = table.add(row);
            table.setNumber(handle, handles.size());
            handles.add(handle);
        }
        if (rows.isEmpty()) {
            levels.add(0);
        }
    }

    private int compareValues(int[] a, int[] b) {
        for (int i = 0; i < width; i++) {
            if (a[i] != b[i]) {
                return evaluator.value(i, a[i]).compareTo(evaluator.value(i, b[i]));
            }
        }
        return 0;
    }

    /** Expands the states {@code from} to {@code to}; gives the chunks in the order of their states. */
    private List<LevelChunk> expandLevel(
            ExecutorService threads, List<SpecEvaluator.Expander> expanders, int from, int to) {
        int count = (to - from + CHUNK - 1) / CHUNK;
        LevelChunk[] chunks = new LevelChunk[count];
        var next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (SpecEvaluator.Expander expander : expanders.subList(0, Math.min(workers, Math.max(1, count)))) {
            running.add(threads.submit(() -> {
                for (int c = next.getAndIncrement(); c < count; c = next.getAndIncrement()) {
                    int first = from + c * CHUNK;
                    chunks[c] = expandChunk(expander, first, Math.min(first + CHUNK, to));
                }
            }));
        }
        await(running);
        return Arrays.asList(chunks);
    }

    private LevelChunk expandChunk(SpecEvaluator.Expander expander, int first, int end) {
        var chunk = new LevelChunk(table);
        int[] row = new int[width];
        for (int state = first; state < end; state++) {
            table.copy(handles.get(state), row, 0);
            expander.expand(row, levels.size(), chunk);
            chunk.endState();
        }
        return chunk;
    }

    private static void await(List<Future<?>> running) {
        RuntimeException failure = null;
        for (Future<?> worker : running) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                failure = e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("exploration was interrupted", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Orders labels by event, then by the outer operators. */
    static Comparator<Integer> byEvent(SpecEvaluator evaluator) {
        return (a, b) -> {
            var chainA = evaluator.chain(a);
            var chainB = evaluator.chain(b);
            int order = 0;
            for (int i = 1; order == 0 && i <= Math.min(chainA.size(), chainB.size()); i++) {
                order = chainA.get(chainA.size() - i).compareTo(chainB.get(chainB.size() - i));
            }
            return order != 0 ? order : Integer.compare(chainA.size(), chainB.size());
        };
    }
}
