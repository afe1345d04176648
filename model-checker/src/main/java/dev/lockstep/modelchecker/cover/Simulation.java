package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Random behaviours of a spec that is too large to be explored, and of them those that are worth keeping.
 *
 * @param chosen traces that together take every transition that was met, each of them one that those before it do not take
 * @param walks how many behaviours were drawn
 * @param distinct how many of them differ
 * @param steps how many steps they have together
 * @param signature the spec's signature
 * @param specHash the spec's hash, for the origin of the traces
 */
public record Simulation(
        TraceList chosen, int walks, int distinct, long steps, SpecSignature signature, String specHash) {
    /**
     * Draws behaviours: an initial state, then transitions, each alike likely among those that the model's constraints keep. A behaviour ends where there is none.
     *
     * @param model the model
     * @param tools the jar of TLC and the libraries to load it with
     * @param walks how many behaviours to draw
     * @param depth the most steps of a behaviour
     * @param seed the seed of the first; each has the next one and says it
     * @param progress told how many are drawn
     * @throws dev.lockstep.modelchecker.spec.SpecException if the model's files can't be read
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if the spec can't be parsed or evaluated
     */
    public static Simulation of(Model model, SpecTools tools, int walks, int depth, long seed, IntConsumer progress) {
        return SpecSteps.with(model, tools, spec -> {
            var walker = new Walker(spec);
            List<Trace> traces = new ArrayList<>();
            long steps = 0;
            for (int i = 0; i < walks && !walker.initial.isEmpty(); i++) {
                Trace trace = walker.walk(depth, new TraceOrigin(model.name(), spec.specHash(), seed + i));
                steps += trace.steps().size();
                traces.add(trace);
                progress.accept(i + 1);
            }
            int distinct = (int) walker.met.stream().distinct().count();
            List<Trace> chosen =
                    MostNew.choose(walker.met).stream().map(traces::get).toList();
            return new Simulation(
                    new TraceList(chosen), traces.size(), distinct, steps, spec.signature(), spec.specHash());
        });
    }

    /** A transition by the numbers of its states and its event; the beginning of a trace has neither source nor event. */
    private record Met(int source, int event, int target) {}

    private static final class Walker {
        private final SpecSteps spec;
        final List<int[]> initial;
        /** For each behaviour the numbers of where it begins and of the transitions that it takes. */
        final List<List<Integer>> met = new ArrayList<>();

        private final Map<IntBuffer, Integer> numbers = new HashMap<>();
        private final List<State> states = new ArrayList<>();
        private final Map<Event, Integer> events = new HashMap<>();
        private final Map<Met, Integer> transitions = new HashMap<>();

        Walker(SpecSteps spec) {
            this.spec = spec;
            this.initial = spec.initialStates();
        }

        Trace walk(int depth, TraceOrigin origin) {
            Random random = Draw.of(origin.seed());
            int[] row = initial.get(random.nextInt(initial.size()));
            int number = number(row);
            State begin = states.get(number);
            List<Integer> taken = new ArrayList<>();
            taken.add(transition(new Met(-1, -1, number)));
            List<Step> steps = new ArrayList<>();
            for (int level = 1; level <= depth; level++) {
                List<SpecSteps.Successor> successors = spec.successors(row, level);
                if (successors.isEmpty()) {
                    break;
                }
                SpecSteps.Successor next = successors.get(random.nextInt(successors.size()));
                int target = number(next.row());
                taken.add(
                        transition(new Met(number, events.computeIfAbsent(next.event(), e -> events.size()), target)));
                steps.add(new Step(next.event(), states.get(target)));
                row = next.row();
                number = target;
            }
            met.add(taken);
            return new Trace(origin, begin, steps);
        }

        private int number(int[] row) {
            return numbers.computeIfAbsent(IntBuffer.wrap(row), r -> {
                states.add(spec.state(row));
                return states.size() - 1;
            });
        }

        private int transition(Met transition) {
            return transitions.computeIfAbsent(transition, t -> transitions.size());
        }
    }
}
