package dev.lockstep.modelchecker.evaluator;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** What the value of an expression depends on. */
final class Reads {
    private final Set<Path> paths = new LinkedHashSet<>();
    private final Set<Integer> primed = new TreeSet<>();
    private final Set<Slot> slots = new LinkedHashSet<>();
    private boolean known = true;
    private boolean local;

    /** Says whether the analysis understood all of the expression, and whether nothing else can change its value. */
    boolean isKnown() {
        return known;
    }

    /** Says whether the value is the same in all states. */
    boolean isConstant() {
        return known && !local && paths.isEmpty() && primed.isEmpty() && slots.isEmpty();
    }

    /** Gives the parts of variables that are read, none within another. */
    Set<Path> paths() {
        Set<Path> outermost = new LinkedHashSet<>();
        for (Path path : paths) {
            if (paths.stream().noneMatch(p -> !p.equals(path) && path.isWithin(p))) {
                outermost.add(path);
            }
        }
        return outermost;
    }

    /** Gives the columns of the variables whose next value is read. */
    Set<Integer> primed() {
        return primed;
    }

    Set<Slot> slots() {
        return slots;
    }

    void path(Path path) {
        paths.add(path);
    }

    void primed(int variable) {
        primed.add(variable);
    }

    void slot(Slot slot) {
        slots.add(slot);
    }

    /** A symbol that is bound inside the expression. */
    void local() {
        local = true;
    }

    void add(Reads more) {
        paths.addAll(more.paths);
        primed.addAll(more.primed);
        slots.addAll(more.slots);
        known &= more.known;
        local |= more.local;
    }

    void unknown() {
        known = false;
    }
}
