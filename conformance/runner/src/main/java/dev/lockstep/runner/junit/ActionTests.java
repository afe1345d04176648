package dev.lockstep.runner.junit;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.runner.replay.FaultGroup;
import dev.lockstep.runner.replay.ReplayResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** A replay told as tests: the initial state, each action, offers, hidden state. Each fault fails one test, and the offers once more in sum. */
final class ActionTests {
    private static final String INITIAL = "initial state";
    private static final String HIDDEN = "hidden state";

    private final Exploration explored;
    private final Binding binding;
    private final ReplayResult result;
    private final Map<String, Long> planned;
    private final Map<String, Long> inGraph;
    private final FaultReport report;
    private final Map<String, List<FaultGroup>> faults = new LinkedHashMap<>();
    private final List<DynamicTest> tests = new ArrayList<>();

    /**
     * Takes a replay.
     *
     * @param planned how many events of each action would be replayed if nothing diverged and the subject took all of them
     */
    ActionTests(Exploration explored, Binding binding, ReplayResult result, Map<String, Long> planned) {
        this.explored = explored;
        this.binding = binding;
        this.result = result;
        this.planned = planned;
        this.inGraph = ActionCounts.of(explored.graph());
        this.report = new FaultReport(explored, binding);
        for (FaultGroup fault : result.faults()) {
            faults.computeIfAbsent(place(fault), p -> new ArrayList<>()).add(fault);
        }
    }

    private static String place(FaultGroup fault) {
        if (fault.fault().kind() == Kind.HIDDEN_STATE) {
            return HIDDEN;
        }
        return fault.fault().action().isEmpty() ? INITIAL : fault.fault().action();
    }

    /** Gives the tests, the actions in the order of the spec. */
    Stream<DynamicTest> tests() {
        add(INITIAL, INITIAL, () -> {});
        for (ActionSignature action : explored.signature().actions()) {
            addAction(action.name());
        }
        addOffers();
        if (binding.isSnapshotted() && binding.isCopyable()) {
            add(HIDDEN, HIDDEN, () -> {});
        }
        // No fault is lost, whatever it is called.
        List.copyOf(faults.keySet()).forEach(place -> add(place, place, () -> {}));
        if (!result.testedSomething()) {
            tests.add(nothing("no state of " + explored.model().name() + " has a transition"));
        }
        return tests.stream();
    }

    /** Gives a test that fails because there was nothing to test. */
    static DynamicTest nothing(String why) {
        return DynamicTest.dynamicTest("anything", () -> {
            throw FaultReport.failure("nothing was tested: " + why + "; let the model enable an action", null);
        });
    }

    /** Adds a test that fails with the faults of a place, and does something else if there are none. */
    private void add(String place, String name, Executable otherwise) {
        List<FaultGroup> found = faults.remove(place);
        tests.add(DynamicTest.dynamicTest(name, () -> {
            if (found != null) {
                throw report.failure(found, note());
            }
            otherwise.execute();
        }));
    }

    private String note() {
        return binding.isCopyable() ? "" : Ambiguity.note(explored.graph());
    }

    private void addAction(String action) {
        long count = inGraph.getOrDefault(action, 0L);
        String name = action + ": " + (count == 1 ? "1 transition" : String.format("%,d transitions", count));
        String untold = binding.unobserved().get(action);
        add(action, untold == null ? name : name + ", of which the subject is not told", () -> {
            long replayed = result.applied().getOrDefault(action, 0L);
            if (count == 0) {
                Assumptions.abort(
                        action + " is never enabled within the bounds of this model; test it with another one");
            } else if (replayed == 0 && result.faults().isEmpty()) {
                Assumptions.abort(
                        action + " was never replayed: the subject takes other outcomes than those it follows");
            } else if (!result.faults().isEmpty() && replayed < planned.getOrDefault(action, 0L)) {
                Assumptions.abort(String.format(
                        "%,d of %,d events of %s were replayed and did not diverge; the rest lies behind what failed",
                        replayed, planned.get(action), action));
            }
        });
    }

    private void addOffers() {
        List<String> wrong = result.faults().stream()
                .filter(f -> f.fault().kind() == Kind.FORBIDDEN || f.fault().kind() == Kind.REFUSED)
                .map(f -> f.fault().action() + ": the subject "
                        + f.fault().kind().words() + ", " + FaultReport.times(f.count()))
                .toList();
        var offered = new TreeSet<>(binding.offeredActions());
        String name = offered.isEmpty() ? "offers" : "offers of " + String.join(", ", offered);
        tests.add(DynamicTest.dynamicTest(name, () -> {
            if (!wrong.isEmpty()) {
                throw FaultReport.failure("the tests of these actions tell more:\n" + String.join("\n", wrong), null);
            } else if (!binding.isCopyable()) {
                Assumptions.abort("what the subject would take was not compared: traces were replayed, since "
                        + binding.factory().name() + " does not implement Copyable");
            } else if (offered.isEmpty()) {
                Assumptions.abort("whether the subject would take what the spec forbids was not tested: "
                        + binding.factory().name() + " has no method marked @SpecEnabled");
            }
        }));
    }
}
