package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.explore.CounterexampleTrace.StepAction;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ModelConfig;
import dev.lockstep.modelchecker.spec.ModelConfig.Keyword;
import dev.lockstep.modelchecker.spec.SpecHash;
import dev.lockstep.modelchecker.spi.SpecEvaluationException;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.modelchecker.tlc.Counterexample;
import dev.lockstep.modelchecker.tlc.Counterexample.End;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives the steps of a counterexample their events: TLC prints the name of an action at best, and never its arguments. */
public final class CounterexampleEvents {
    private static final Pattern PLACE = Pattern.compile("line (\\d+), .* of module (\\S+)");

    private final Model model;
    private final SpecTools tools;
    private final Counterexample printed;

    private CounterexampleEvents(Model model, SpecTools tools, Counterexample printed) {
        this.model = model;
        this.tools = tools;
        this.printed = printed;
    }

    /**
     * Finds the events of a counterexample. A step that no event of the spec does keeps TLC's name, as do those after it.
     *
     * @param model the model that it is of
     * @param tools what the spec is parsed with
     * @param printed what TLC printed
     * @return the behaviour as a trace, unless a value's text is of a kind that values do not have, or the states are not of the spec's variables
     * @throws dev.lockstep.modelchecker.spec.SpecException if the model's files can't be read
     */
    public static Optional<CounterexampleTrace> find(Model model, SpecTools tools, Counterexample printed) {
        return new CounterexampleEvents(model, tools, printed).find();
    }

    private Optional<CounterexampleTrace> find() {
        List<State> states = states();
        if (states.isEmpty()) {
            return Optional.empty();
        }
        try (EvaluatedSpec spec = EvaluatedSpec.open(model, tools, 1)) {
            SpecEvaluator evaluator = spec.evaluator();
            List<String> variables = evaluator.variables();
            if (!states.stream().allMatch(state -> state.variables().containsAll(variables))) {
                return Optional.empty(); // An ALIAS shows something else than the state.
            }
            List<State> declared = states.stream()
                    .map(state -> new State(
                            variables, variables.stream().map(state::get).toList()))
                    .toList();
            StepEvents events = StepEvents.along(evaluator, declared);
            List<List<List<Event>>> chains = events.labels().stream()
                    .map(labels -> labels.stream().map(evaluator::chain).toList())
                    .toList();
            Map<String, String> places = new HashMap<>();
            for (ActionSignature action : evaluator.signature().actions()) {
                places.put(action.name(), action.location());
            }
            return Optional.of(
                    trace(declared, chains, places, evaluator.signature().constants(), events.failure()));
        } catch (SpecEvaluationException e) {
            // TLC could evaluate the spec, so its own words are worth telling.
            List<List<List<Event>>> none = Collections.nCopies(states.size() - 1, List.of());
            return Optional.of(trace(states, none, Map.of(), Map.of(), String.valueOf(e.getMessage())));
        }
    }

    /** Gives the states with typed values, where a lasso comes back once more; none if a value can't be read. */
    private List<State> states() {
        List<State> states = new ArrayList<>();
        for (Counterexample.Step step : printed.steps()) {
            step.state().ifPresent(states::add);
        }
        if (states.size() < printed.steps().size()) {
            return List.of();
        }
        if (printed.end() instanceof End.BackTo back) {
            if (back.number() < 1 || back.number() > states.size()) {
                return List.of();
            }
            states.add(states.get(back.number() - 1));
        }
        return states;
    }

    private CounterexampleTrace trace(
            List<State> states,
            List<List<List<Event>>> chains,
            Map<String, String> places,
            Map<String, TlaValue> constants,
            String failure) {
        List<Step> steps = new ArrayList<>();
        List<StepAction> actions = new ArrayList<>();
        int missing = -1;
        for (int i = 0; i < chains.size(); i++) {
            String name = printedAction(i + 1);
            String place = place(printedLocation(i + 1));
            List<Event> events = events(chains.get(i), name);
            if (events.isEmpty()) {
                missing = missing < 0 ? i + 1 : missing;
                steps.add(new Step(new Event(name, Map.of()), states.get(i + 1)));
                actions.add(new StepAction(false, place, List.of()));
            } else {
                Event event = events.get(0);
                steps.add(new Step(event, states.get(i + 1)));
                actions.add(new StepAction(
                        true, places.getOrDefault(event.action(), place), events.subList(1, events.size())));
            }
        }
        var origin = new TraceOrigin(model.name(), SpecHash.of(model), 0);
        boolean stutters = printed.end() instanceof End.Stuttering;
        return new CounterexampleTrace(
                new Trace(origin, states.get(0), steps, loop(steps.size())),
                actions,
                stutters,
                constants,
                missing < 0 ? "" : gap(missing, failure));
    }

    private @Nullable Integer loop(int last) {
        if (printed.end() instanceof End.BackTo back) {
            return back.number() - 1;
        }
        return printed.end() instanceof End.Stuttering ? last : null;
    }

    /** Gives the events at the end of the chains; where TLC's name is in some chains but not in all, only theirs. */
    private static List<Event> events(List<List<Event>> chains, String name) {
        List<List<Event>> named = chains.stream()
                .filter(chain -> chain.stream().anyMatch(event -> event.action().equals(name)))
                .toList();
        return (named.isEmpty() ? chains : named)
                .stream().map(chain -> chain.get(chain.size() - 1)).distinct().toList();
    }

    private String printedAction(int step) {
        String name = "";
        if (step < printed.steps().size()) {
            name = printed.steps().get(step).action();
        } else if (printed.end() instanceof End.BackTo back) {
            name = back.action();
        }
        return name.isEmpty() ? "Next" : name;
    }

    private String printedLocation(int step) {
        if (step < printed.steps().size()) {
            return printed.steps().get(step).location();
        }
        return printed.end() instanceof End.BackTo back ? back.location() : "";
    }

    private static String place(String location) {
        Matcher place = PLACE.matcher(location);
        return place.find() ? place.group(2) + ".tla:" + place.group(1) : "";
    }

    private String gap(int step, String failure) {
        if (!failure.isEmpty()) {
            return failure.lines().findFirst().orElse(failure);
        }
        var reason = "no event leads from state " + (step - 1) + " to state " + step + " as TLC printed them";
        List<Keyword> standIns = ModelConfig.read(model.config()).reductions().stream()
                .filter(keyword -> keyword == Keyword.SYMMETRY || keyword == Keyword.VIEW)
                .toList();
        return standIns.isEmpty()
                ? reason
                : reason + "; under " + standIns.get(0) + " a state may only stand for the one that was reached";
    }
}
