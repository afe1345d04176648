package dev.lockstep.cli;

import dev.lockstep.modelchecker.cover.CoverTarget;
import dev.lockstep.modelchecker.cover.RandomWalks;
import dev.lockstep.modelchecker.cover.SuiteCover;
import dev.lockstep.modelchecker.cover.SuiteCoverage;
import dev.lockstep.modelchecker.cover.TraceSuite;
import dev.lockstep.modelchecker.graph.StateGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Traces of a state graph. */
final class GraphSuites {
    private final GraphSource source;
    private final StateGraph graph;

    GraphSuites(GraphSource source) {
        this.source = source;
        this.graph = source.graph();
    }

    /** Covers all transitions, with the fewest steps or, once a time is over, near them. */
    GeneratedSuite coverWithin(Duration budget) {
        return cover(CoverTarget.TRANSITIONS, SuiteCover.UNBOUNDED, SuiteCover.within(budget, graph));
    }

    GeneratedSuite cover(CoverTarget target, int maxLength) {
        return cover(target, maxLength, SuiteCover.of(graph, target, maxLength));
    }

    private GeneratedSuite cover(CoverTarget target, int maxLength, SuiteCover cover) {
        SuiteCoverage coverage = SuiteCoverage.of(graph, cover.suite());
        boolean fewest = cover.lowerBound() == cover.suite().stepCount();
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("fewestSteps", fewest);
        List<String> notes = new ArrayList<>();
        if (maxLength != SuiteCover.UNBOUNDED) {
            more.put("maxLength", maxLength);
            outOfReach(target, coverage, maxLength, notes, more);
        }
        String claim = fewest
                ? String.format("no suite has fewer than %,d", cover.lowerBound())
                : String.format("lower bound %,d", cover.lowerBound());
        return suite(target.toString(), cover.suite(), cover.lowerBound(), claim, coverage, notes, more);
    }

    /** Names what no trace of the allowed length reaches. */
    private void outOfReach(
            CoverTarget target, SuiteCoverage coverage, int maxLength, List<String> notes, Map<String, Object> more) {
        StateGraph near = graph.upTo(maxLength);
        int states = graph.stateCount() - near.stateCount();
        int transitions = graph.transitionCount() - near.transitionCount();
        more.put("statesOutOfReach", states);
        more.put("transitionsOutOfReach", transitions);
        SuiteCoverage.Part wanted = switch (target) {
            case TRANSITIONS -> coverage.transitions();
            case STATES -> coverage.states();
            case ACTIONS -> coverage.actions();
            case ACTION_PAIRS -> coverage.actionPairs();
        };
        more.put("partial", !wanted.isAll());
        if (!wanted.isAll()) {
            notes.add(String.format(
                    "partial coverage: %,d of %,d %s can't be reached by %d steps; raise --max-length to cover them",
                    wanted.total() - wanted.covered(),
                    wanted.total(),
                    target.toString().replace('-', ' '),
                    maxLength));
        }
    }

    GeneratedSuite walks(int count, int depth, long seed) {
        TraceSuite suite = RandomWalks.of(graph, count, depth, seed);
        SuiteCoverage coverage = SuiteCoverage.of(graph, suite);
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("depth", depth);
        more.put("seed", seed);
        return suite(
                "walks",
                suite,
                coverage.transitions().covered(),
                "seeds " + seed + " to " + (seed + suite.traceCount() - 1),
                coverage,
                List.of(),
                more);
    }

    private GeneratedSuite suite(
            String strategy,
            TraceSuite suite,
            long lowerBound,
            String claim,
            SuiteCoverage coverage,
            List<String> notes,
            Map<String, Object> more) {
        List<String> all = new ArrayList<>(notes);
        more.put("partialGraph", graph.isPartial());
        if (graph.isPartial()) {
            more.put("expandedStates", graph.expandedCount());
            all.add(String.format(
                    "the graph is partial: of %,d states found, %,d were not expanded; nothing beyond them is covered",
                    graph.stateCount(), graph.stateCount() - graph.expandedCount()));
        }
        return new GeneratedSuite(
                source.name(),
                strategy,
                suite,
                source.origin(),
                source.modelValues(),
                lowerBound,
                claim,
                coverage,
                all,
                more);
    }
}
