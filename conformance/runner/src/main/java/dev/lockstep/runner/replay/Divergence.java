package dev.lockstep.runner.replay;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.Trace;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step at which a subject and the spec part ways.
 *
 * @param kind how they part
 * @param trace the behaviour of the spec up to and including the step; without steps if they differ from the start. For {@link Kind#FORBIDDEN} and
 *     {@link Kind#REFUSED} up to the state in which the subject offers what it should not, or not what it should
 * @param differences the variables that differ, or parts of them; empty unless the subject shows another state
 * @param offered the event that the subject would take, or would not take; {@code null} for other kinds
 * @param thrown what the subject threw, or where it hangs; {@code null} for other kinds
 * @param otherWay for {@link Kind#HIDDEN_STATE} another way to the same state, after which the subject is not the same; {@code null} for other kinds
 */
public record Divergence(
        Kind kind,
        Trace trace,
        List<Difference> differences,
        @Nullable Event offered,
        @Nullable Throwable thrown,
        @Nullable Trace otherWay) {
    /** How a subject and the spec part. */
    public enum Kind {
        /** The subject shows another state. */
        STATE("shows another state"),
        /** The subject throws. */
        EXCEPTION("throws"),
        /** The subject does not come back. */
        HANG("does not come back"),
        /** The subject would take an event that the spec does not enable. */
        FORBIDDEN("would take what the spec forbids"),
        /** The subject would not take an event that the spec enables. */
        REFUSED("would not take what the spec enables"),
        /** The subject remembers by which way it came to a state, though it shows the same. */
        HIDDEN_STATE("depends on more than the spec's state");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Gives it as the rest of a sentence that begins with "the subject". */
        public String words() {
            return words;
        }
    }

    /**
     * What makes two divergences one fault, for a report that has one line for one bug.
     *
     * @param kind how they part
     * @param action the action of the event, empty for the initial state
     * @param what the first variable that differs, or the exception's class; empty where there is neither
     */
    public record Fault(Kind kind, String action, String what) {}

    /** Copies the differences. */
    public Divergence {
        differences = List.copyOf(differences);
    }

    /** Makes that of a subject that shows another state. */
    public static Divergence ofState(Trace trace, List<Difference> differences) {
        return new Divergence(Kind.STATE, trace, differences, null, null, null);
    }

    /** Makes that of a subject that threw. */
    public static Divergence ofException(Trace trace, Throwable thrown) {
        return new Divergence(Kind.EXCEPTION, trace, List.of(), null, thrown, null);
    }

    /**
     * Makes that of a subject that does not come back.
     *
     * @param limit how long it was waited for
     * @param stack where its thread was then
     */
    public static Divergence ofHang(Trace trace, Duration limit, StackTraceElement[] stack) {
        var hang = new HangException(limit);
        hang.setStackTrace(stack);
        return new Divergence(Kind.HANG, trace, List.of(), null, hang, null);
    }

    /** Makes that of a subject that would take an event which the spec does not enable at the end of a trace. */
    public static Divergence ofForbidden(Trace trace, Event event) {
        return new Divergence(Kind.FORBIDDEN, trace, List.of(), event, null, null);
    }

    /** Makes that of a subject that would not take an event which the spec enables at the end of a trace. */
    public static Divergence ofRefused(Trace trace, Event event) {
        return new Divergence(Kind.REFUSED, trace, List.of(), event, null, null);
    }

    /** Makes that of a subject that differs after two ways to one state. */
    public static Divergence ofHiddenState(Trace trace, Trace otherWay, List<Difference> differences) {
        return new Divergence(Kind.HIDDEN_STATE, trace, differences, null, null, otherWay);
    }

    /** Gives the number of the diverging step, counted from 1; 0 if the initial states differ. */
    public int step() {
        return trace.steps().size();
    }

    /** Gives the event at which they part ways, or null if they differ from the start or the subject has hidden state. */
    public @Nullable Event event() {
        if (offered != null) {
            return offered;
        }
        return kind == Kind.HIDDEN_STATE || step() == 0
                ? null
                : trace.steps().get(step() - 1).event();
    }

    /** Gives what makes this and other divergences one fault. */
    public Fault fault() {
        Event event = event();
        return new Fault(kind, event == null ? "" : event.action(), firstVariable());
    }

    /** Names the first variable that differs, or the exception's class. */
    public String firstVariable() {
        if (thrown != null) {
            return thrown.getClass().getSimpleName();
        }
        return differences.isEmpty() ? "" : differences.get(0).variable();
    }
}
