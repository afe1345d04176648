package dev.lockstep.modelchecker.evaluator;

import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.modelchecker.spi.SuccessorSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import util.UniqueString;

/**
 * Expands states by plans where it can, and by TLC where it can't. Both give the same successors; plans evaluate an expression once for each combination
 * of the values that it reads. That both do give the same is checked as it goes, on a part of the states.
 */
final class PlanningExpander implements SpecEvaluator.Expander {
    private static final int MAX_PLANNED = 50_000;
    private static final int MAX_SPLITS = 2_000_000;
    private static final int SPLIT_TRIAL = 10_000;
    /** One state in so many is expanded both ways. */
    private static final int CHECKED_EVERY = 256;

    private final NextSplitter splitter;
    private final TlcExpander tlc;
    private final PartReader reader;
    private final Run run;
    private final PlanCompiler compiler;
    private final Plan end;
    private final ModelConstraints constraints;
    private final long mostHeld;

    private final IdentityHashMap<SemanticNode, Map<Integer, PlannedAction>> planned = new IdentityHashMap<>();
    private final IdentityHashMap<SemanticNode, PlannedAction.Usefulness> usefulness = new IdentityHashMap<>();
    private int plannedCount;

    /** The split of the relation, by what it depends on; null where that is not known. */
    private @Nullable Memoized<List<PlannedAction>> split;

    private final List<List<PlannedAction>> splits = new ArrayList<>();
    private int splitSize;
    private long splitsAsked;

    private SuccessorSink sink = NO_SINK;
    private long expanded;
    private int label;
    private boolean isCut;

    PlanningExpander(
            FastTool tool,
            UniqueString[] names,
            ValueTable[] values,
            NextSplitter splitter,
            TlcExpander tlc,
            long mostHeld) {
        this.splitter = splitter;
        this.tlc = tlc;
        this.mostHeld = mostHeld;
        Map<UniqueString, Integer> variables = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            variables.put(names[i], i);
        }
        this.reader = new PartReader(values);
        this.run = new Run(names, values, reader.table());
        var analysis = new ReadAnalysis(tool, variables, reader.table());
        this.compiler = new PlanCompiler(tool, variables, analysis, reader, run);
        this.end = Plan.successor(this::successor);
        this.constraints = new ModelConstraints(tool, names, values, variables, reader);
        this.split = memoizedSplit(analysis);
    }

    private @Nullable Memoized<List<PlannedAction>> memoizedSplit(ReadAnalysis analysis) {
        try {
            return new Memoized<>(
                    splitter.reads(analysis),
                    reader,
                    Context.Empty,
                    (context, state, next) -> plannedActions(splitter.split(state)),
                    actions -> {
                        splits.add(actions);
                        splitSize += actions.size();
                        return splits.size() - 1;
                    });
        } catch (Unplanned e) {
            return null;
        }
    }

    @Override
    public void expand(int[] row, int level, SuccessorSink to) {
        if (expanded++ % CHECKED_EVERY == 0) {
            var byPlans = new Successors(to);
            expandByPlans(row, level, byPlans);
            var byTlc = new Successors(to);
            tlc.expand(row, level, byTlc);
            byPlans.requireSame(byTlc);
            byPlans.giveTo(to);
        } else {
            expandByPlans(row, level, to);
        }
    }

    private void expandByPlans(int[] row, int level, SuccessorSink to) {
        sink = to;
        run.begin(row);
        tlc.begin(run::state, row, level, to);
        if (run.held() > mostHeld || splitSize > MAX_SPLITS) {
            reader.forgetResults();
            run.forgot();
            splits.clear();
            splitSize = 0;
        }
        for (PlannedAction action : actions()) {
            expand(action);
        }
        sink = NO_SINK;
    }

    private List<PlannedAction> actions() {
        Memoized<List<PlannedAction>> known = split;
        if (known != null) {
            if (++splitsAsked > SPLIT_TRIAL && splits.size() * 2L > splitsAsked) {
                split = null; // Nearly every state splits in its own way.
                splits.clear();
            } else {
                try {
                    return splits.get(known.number(run));
                } catch (RuntimeException | StackOverflowError | LinkageError e) {
                    split = null; // TLC is to say what is wrong.
                }
            }
        }
        return plannedActions(tlc.split());
    }

    private List<PlannedAction> plannedActions(List<NextSplitter.Labelled> actions) {
        List<PlannedAction> found = new ArrayList<>(actions.size());
        for (NextSplitter.Labelled action : actions) {
            SemanticNode place = action.action().pred;
            Map<Integer, PlannedAction> here = planned.computeIfAbsent(place, p -> new HashMap<>());
            PlannedAction known = here.get(action.label());
            if (known == null) {
                known = new PlannedAction(
                        action.action(),
                        action.label(),
                        action.isCut(),
                        usefulness.computeIfAbsent(place, p -> new PlannedAction.Usefulness()));
                if (plannedCount < MAX_PLANNED) {
                    plannedCount++;
                    here.put(action.label(), known);
                }
            }
            found.add(known);
        }
        return found;
    }

    private void expand(PlannedAction action) {
        Plan plan = action.plan(compiler, end);
        if (plan == null) {
            tlc.expand(action.action(), action.label(), action.isCut());
            return;
        }
        label = action.label();
        isCut = action.isCut();
        long asked = run.askedSoFar();
        long evaluated = run.evaluatedSoFar();
        try {
            plan.run(run);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // Whatever is wrong, TLC is to say it, or to do better.
            run.unassignAll();
            action.failed();
            tlc.expand(action.action(), action.label(), action.isCut());
        }
        action.usefulness().count(run.askedSoFar() - asked, run.evaluatedSoFar() - evaluated);
    }

    private void successor(int[] row) {
        if (isCut) {
            sink.cut(label, row);
            return;
        }
        boolean kept =
                constraints.areUnderstood() ? Arrays.equals(row, run.row()) || constraints.hold(row) : tlc.isKept(row);
        if (kept) {
            sink.transition(label, row);
        } else {
            sink.cut(label, row);
        }
    }

    private static final SuccessorSink NO_SINK = new SuccessorSink() {
        @Override
        public boolean isKnown(int[] row) {
            throw new IllegalStateException("no state is being expanded");
        }

        @Override
        public void transition(int label, int[] row) {
            throw new IllegalStateException("no state is being expanded");
        }

        @Override
        public void cut(int label) {
            throw new IllegalStateException("no state is being expanded");
        }
    };
}
