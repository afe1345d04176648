package dev.lockstep.modelchecker.evaluator;

import dev.lockstep.modelchecker.spi.Premises;
import dev.lockstep.modelchecker.spi.SpecEvaluationException;
import java.util.ArrayList;
import java.util.List;
import tla2sany.semantic.ExprNode;
import tla2sany.st.Location;
import tlc2.tool.Action;
import tlc2.tool.ITool;

/** Reads the premises of a model from TLC's evaluator. */
final class PremisesReader {
    private final ITool tool;

    PremisesReader(ITool tool) {
        this.tool = tool;
    }

    Premises premises() {
        List<String> temporal = new ArrayList<>();
        for (Action property : tool.getImpliedTemporals()) {
            temporal.add(property.pred.getLocation().toString());
        }
        List<String> falseAssumptions = new ArrayList<>();
        ExprNode[] assumptions = tool.getAssumptions();
        boolean[] axioms = tool.getAssumptionIsAxiom();
        for (int i = 0; i < assumptions.length; i++) {
            Location place = assumptions[i].getLocation();
            try {
                if (!axioms[i] && !tool.isValid(assumptions[i])) {
                    falseAssumptions.add(place.toString());
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new SpecEvaluationException(
                        10, "error while evaluating the assumption at " + place + ": " + e.getMessage(), e);
            }
        }
        return new Premises(temporal, falseAssumptions);
    }
}
