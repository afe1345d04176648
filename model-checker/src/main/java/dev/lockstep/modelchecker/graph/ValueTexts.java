package dev.lockstep.modelchecker.graph;

import dev.lockstep.traces.value.TlaValue;
import java.util.Arrays;
import java.util.function.Function;

/** The values of a graph as the text of a format. Values recur in state after state, so texts are kept, up to a bounded length together. */
final class ValueTexts {
    private static final int REMEMBERED = 64 << 20;

    private final StateGraph graph;
    private final Function<TlaValue, String> format;
    private final String[][] texts;
    private int remembered;

    ValueTexts(StateGraph graph, Function<TlaValue, String> format) {
        this.graph = graph;
        this.format = format;
        texts = new String[graph.variables().size()][];
        for (int variable = 0; variable < texts.length; variable++) {
            texts[variable] = new String[graph.values(variable).size()];
        }
    }

    /** Gives the text of a variable's value in a state. */
    String of(int state, int variable) {
        int number = graph.valueNumber(state, variable);
        String text = texts[variable][number];
        if (text == null) {
            text = format.apply(graph.value(state, variable));
            remembered += text.length();
            if (remembered > REMEMBERED || remembered < 0) {
                for (String[] known : texts) {
                    Arrays.fill(known, null);
                }
                remembered = text.length();
            }
            texts[variable][number] = text;
        }
        return text;
    }
}
