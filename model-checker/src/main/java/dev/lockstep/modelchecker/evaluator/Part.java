package dev.lockstep.modelchecker.evaluator;

import java.util.Arrays;
import tlc2.value.impl.Applicable;
import tlc2.value.impl.Value;

/** A part of a variable's value, numbered by the number of the whole. */
final class Part {
    private final Path path;
    private final ValueTable whole;
    private final PartTable parts;
    /** For each number of the whole that of the part, plus one. */
    private int[] numbers = new int[16];

    Part(Path path, ValueTable whole, PartTable parts) {
        this.path = path;
        this.whole = whole;
        this.parts = parts;
    }

    int number(Run run) {
        int of = run.row()[path.variable()];
        if (path.steps().isEmpty()) {
            return of;
        }
        if (of >= numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(of + 1, 2 * numbers.length));
        }
        if (numbers[of] == 0) {
            numbers[of] = numberOf(whole.value(of)) + 1;
        }
        return numbers[of] - 1;
    }

    private int numberOf(Value value) {
        Value part = value;
        for (int step : path.steps()) {
            Value inner = part instanceof Applicable function ? function.select(parts.value(step)) : null;
            if (inner == null) {
                throw new Unplanned(); // TLC may never come to it, or will say that it is not there.
            }
            part = inner;
        }
        return parts.numberOf(part);
    }
}
