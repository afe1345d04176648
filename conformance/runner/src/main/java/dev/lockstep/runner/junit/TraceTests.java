package dev.lockstep.runner.junit;

import dev.lockstep.modelchecker.cover.TraceSuite;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.replay.ReplayOptions;
import dev.lockstep.runner.replay.ReplayResult;
import dev.lockstep.runner.replay.TraceReplay;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.Trace;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Traces as tests: each is replayed when its test runs, those beyond a number in one test together. */
final class TraceTests {
    private static final int NAME_LENGTH = 90;
    private static final int ARGUMENT_LENGTH = 12;

    private final Exploration explored;
    private final Binding binding;
    private final TraceSuite suite;
    private final ReplayOptions options;
    private final Findings findings;
    private final FaultReport report;

    TraceTests(Exploration explored, Binding binding, TraceSuite suite, ReplayOptions options, Findings findings) {
        this.explored = explored;
        this.binding = binding;
        this.suite = suite;
        this.options = options;
        this.findings = findings;
        this.report = new FaultReport(explored, binding);
    }

    /** Gives the tests, in the order of the suite; a suite without steps is a test that fails. */
    Stream<DynamicTest> tests(int most) {
        int count = suite.traceCount();
        if (suite.stepCount() == 0) {
            return Stream.of(
                    ActionTests.nothing("the traces of " + explored.model().name() + " have no step"));
        }
        int single = Math.min(most, count);
        Stream<DynamicTest> singles = IntStream.range(0, single).mapToObj(this::test);
        if (single == count) {
            return singles;
        }
        int others = count - single;
        String name = single == 0 ? "all" : "the other";
        return Stream.concat(
                singles,
                Stream.of(DynamicTest.dynamicTest(
                        others == 1 ? name + " trace" : String.format("%s %,d traces", name, others),
                        () -> replay(
                                IntStream.range(single, count)
                                        .mapToObj(this::trace)
                                        .iterator(),
                                options))));
    }

    private Trace trace(int number) {
        return suite.trace(number, explored.origin());
    }

    private DynamicTest test(int number) {
        return DynamicTest.dynamicTest(
                String.format("trace %,d: %s", number + 1, name(trace(number))),
                () -> replay(
                        List.of(trace(number)).iterator(),
                        ReplayOptions.ofWorkers(1).withEventTimeout(options.eventTimeout())));
    }

    private void replay(Iterator<Trace> traces, ReplayOptions how) {
        ReplayResult result = TraceReplay.replay(traces, binding, how);
        findings.tolerated(result);
        if (!result.faults().isEmpty()) {
            throw report.failure(result.faults(), Ambiguity.note(explored.graph()));
        }
    }

    /** Names a trace by as many of its events as there is room for. */
    static String name(Trace trace) {
        var name = new StringBuilder();
        int steps = trace.steps().size();
        int told = 0;
        while (told < steps) {
            String event = brief(trace.steps().get(told).event());
            if (told > 0 && name.length() + event.length() > NAME_LENGTH) {
                break;
            }
            name.append(told == 0 ? "" : ", ").append(event);
            told++;
        }
        if (told < steps) {
            name.append(String.format(", and %,d more", steps - told));
        }
        return name.toString();
    }

    /** Gives an event with its long arguments, such as messages, left out. */
    private static String brief(Event event) {
        if (event.arguments().isEmpty()) {
            return event.action();
        }
        return event.arguments().values().stream()
                .map(value -> value.toString())
                .map(text -> text.length() > ARGUMENT_LENGTH ? ".." : text)
                .collect(Collectors.joining(", ", event.action() + "(", ")"));
    }
}
