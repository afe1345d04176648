package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.traces.trace.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The labels met so far in the order of their events, then of the outer operators. Evaluators number labels in the order of arrival. */
final class LabelOrder {
    private final SpecEvaluator evaluator;
    private final List<Integer> ordered = new ArrayList<>();
    private int[] rank = {};

    LabelOrder(SpecEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Makes labels up to this one known. */
    void include(int highest) {
        if (highest < ordered.size()) {
            return;
        }
        for (int label = ordered.size(); label <= highest; label++) {
            ordered.add(label);
        }
        // The known ones are in order already: they take this sort no more than a comparison each.
        ordered.sort(byEvent(evaluator));
        rank = new int[ordered.size()];
        for (int i = 0; i < rank.length; i++) {
            rank[ordered.get(i)] = i;
        }
    }

    int size() {
        return ordered.size();
    }

    int rank(int label) {
        return rank[label];
    }

    int label(int atRank) {
        return ordered.get(atRank);
    }

    /** Orders labels by event, then by the outer operators. */
    static Comparator<Integer> byEvent(SpecEvaluator evaluator) {
        return (a, b) -> {
            List<Event> chainA = evaluator.chain(a);
            List<Event> chainB = evaluator.chain(b);
            int order = 0;
            for (int i = 1; order == 0 && i <= Math.min(chainA.size(), chainB.size()); i++) {
                order = chainA.get(chainA.size() - i).compareTo(chainB.get(chainB.size() - i));
            }
            return order != 0 ? order : Integer.compare(chainA.size(), chainB.size());
        };
    }
}
