package dev.lockstep.runner.junit;

import dev.lockstep.runner.Turnstiles;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.SubjectFactory;

/** Classes as a project would write them, for counters right and wrong; named so that a build does not take them for its own tests. */
final class CounterConformance {
    private CounterConformance() {}

    /** Makes counters as a factory of a project would. */
    static final class CounterFactory implements SubjectFactory {
        @Override
        public String name() {
            return "counter";
        }

        @Override
        public String spec() {
            return "Counter";
        }

        @Override
        public String description() {
            return "a counter";
        }

        @Override
        public Object create(Constants constants) {
            return new Counters.Right();
        }
    }

    @Conformance(spec = "src/test/resources/counter", model = "CounterThree", binding = Counters.Right.class)
    static class Right implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree.cfg", binding = Counters.Limited.class)
    static class OnTheClassPath implements ConformanceTests {}

    @Conformance(
            spec = "src/test/resources/counter/Counter.tla",
            model = "CounterThree",
            binding = Counters.Right.class,
            workers = 1)
    static class ByModule implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.Plain.class)
    static class Plain implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.Sticky.class)
    static class Sticky implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.PlainSticky.class)
    static class PlainSticky implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.AfraidOfTwo.class)
    static class AfraidOfTwo implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.Chaotic.class)
    static class Chaotic implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.Asleep.class, eventTimeoutMillis = 200)
    static class Asleep implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.Hasty.class)
    static class Hasty implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.Offering.class)
    static class Offering implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.Greedy.class)
    static class Greedy implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.Open.class)
    static class Open implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.Grudging.class)
    static class Grudging implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.Excused.class)
    static class Excused implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterNothing", binding = Counters.Right.class)
    static class Nothing implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterNothing", binding = Counters.Right.class, cover = Cover.STATES)
    static class NoTrace implements ConformanceTests {}

    static class Unmarked implements ConformanceTests {}

    @Conformance(spec = "countess", model = "CounterThree", binding = Counters.Right.class)
    static class NoSpec implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterFour", binding = Counters.Right.class)
    static class NoModel implements ConformanceTests {}

    @Conformance(spec = "turnstile", model = "TurnstileSmall", binding = Counters.Right.class)
    static class OtherSpec implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = String.class)
    static class NoBinding implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.Plain.class, paths = 2)
    static class PathsOfPlain implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.Unborn.class)
    static class Unborn implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = Counters.Right.class, maxTraces = -1)
    static class LessThanNoTraces implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterThree", binding = CounterFactory.class)
    static class ByFactory implements ConformanceTests {}

    @Conformance(spec = "turnstile", model = "TurnstileSmall", binding = Turnstiles.Right.class)
    static class Turnstile implements ConformanceTests {}

    @Conformance(spec = "turnstile", model = "TurnstileSmall", binding = Turnstiles.Right.class, cover = Cover.ACTIONS)
    static class TurnstileTraces implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterUp", binding = Counters.Right.class, cover = Cover.TRANSITIONS)
    static class Traces implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterUp", binding = Counters.Right.class, cover = Cover.STATES)
    static class StateTraces implements ConformanceTests {}

    @Conformance(spec = "counter", model = "CounterUp", binding = Counters.Clumsy.class, cover = Cover.TRANSITIONS)
    static class ClumsyTraces implements ConformanceTests {}

    @Conformance(
            spec = "counter",
            model = "CounterUp",
            binding = Counters.Clumsy.class,
            cover = Cover.TRANSITIONS,
            maxTraces = 1)
    static class CappedClumsyTraces implements ConformanceTests {}

    @Conformance(
            spec = "counter",
            model = "CounterUp",
            binding = Counters.Clumsy.class,
            cover = Cover.TRANSITIONS,
            maxTraces = 0)
    static class AllClumsyTraces implements ConformanceTests {}
}
