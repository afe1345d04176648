package dev.lockstep.modelchecker.tlc;

import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.value.TlaSyntaxException;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the behaviour that TLC printed: its states from an initial one on, and how it goes on after the last.
 *
 * @param steps the states, each with the action that led to it; the first has {@code Initial predicate}
 * @param end what follows the last state
 */
public record Counterexample(List<Step> steps, End end) {

    /** Copies the list. */
    public Counterexample {
        steps = List.copyOf(steps);
    }

    /**
     * Holds a state and the action that led to it.
     *
     * @param number the state's number as printed, from 1 on
     * @param action the action's name as printed
     * @param location where the action is defined, empty if TLC did not say
     * @param variables the variables in TLC's order
     */
    public record Step(int number, String action, String location, List<Variable> variables) {
        /** Copies the list. */
        public Step {
            variables = List.copyOf(variables);
        }

        /** Gives the state with typed values, unless a value's text is of a kind that values do not have. */
        public Optional<State> state() {
            var names = new ArrayList<String>();
            var values = new ArrayList<TlaValue>();
            for (Variable variable : variables) {
                names.add(variable.name());
                variable.value().ifPresent(values::add);
            }
            return values.size() == names.size() ? Optional.of(new State(names, values)) : Optional.empty();
        }
    }

    /**
     * Holds a variable's value in a state.
     *
     * @param name the variable's name
     * @param text the value as TLC printed it
     * @param typed the value, {@code null} if the text cannot be read as one
     */
    public record Variable(
            String name, String text, @Nullable TlaValue typed) {
        /** Reads the value from its text, keeping only the text if it cannot be read. */
        public static Variable of(String name, String text) {
            try {
                return new Variable(name, text, TlaText.parse(text));
            } catch (TlaSyntaxException e) {
                return new Variable(name, text, null);
            }
        }

        /** Gives the typed value, if the text could be read. */
        public Optional<TlaValue> value() {
            return Optional.ofNullable(typed);
        }

        boolean sameValue(Variable other) {
            return (typed == null || other.typed == null) ? text.equals(other.text) : typed.equals(other.typed);
        }
    }

    /** Says what follows the last state of a behaviour. */
    public sealed interface End {
        /** Ends there: a finite behaviour is enough to show the violation. */
        record Finite() implements End {}

        /** Stays in the last state forever. */
        record Stuttering() implements End {}

        /**
         * Goes back to an earlier state and repeats all from there on forever.
         *
         * @param number the number of that state
         * @param action the name of the action that leads back, empty if TLC did not say
         * @param location where the action is defined, empty if TLC did not say
         */
        record BackTo(int number, String action, String location) implements End {}
    }

    /** Prints the behaviour: the first state whole, of each later one the action and the variables that it changed. */
    public void render(Appendable out) {
        try {
            List<Variable> before = List.of();
            for (Step step : steps) {
                out.append("State ").append(Integer.toString(step.number())).append(": ");
                out.append(named(step.action(), step.location())).append('\n');
                renderChanges(out, before, step.variables());
                before = step.variables();
            }
            renderEnd(out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot print the counterexample", e);
        }
    }

    /** Gives what {@link #render} prints. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        render(text);
        return text.toString();
    }

    private static void renderChanges(Appendable out, List<Variable> before, List<Variable> now) throws IOException {
        boolean changed = false;
        for (Variable variable : now) {
            boolean same =
                    before.stream().anyMatch(old -> old.name().equals(variable.name()) && old.sameValue(variable));
            if (!same) {
                String indented = variable.text().replace("\n", "\n       ");
                out.append("  /\\ ")
                        .append(variable.name())
                        .append(" = ")
                        .append(indented)
                        .append('\n');
                changed = true;
            }
        }
        if (!changed) {
            out.append("  (no variable changed)\n");
        }
    }

    private void renderEnd(Appendable out) throws IOException {
        if (end instanceof End.Stuttering) {
            out.append("Then nothing happens forever (stuttering)\n");
        } else if (end instanceof End.BackTo back) {
            out.append("Back to state ").append(Integer.toString(back.number()));
            if (!back.action().isEmpty()) {
                out.append(": ").append(named(back.action(), back.location()));
            }
            out.append('\n');
        }
    }

    private static String named(String action, String location) {
        return location.isEmpty() ? action : action + " (" + location + ")";
    }
}
