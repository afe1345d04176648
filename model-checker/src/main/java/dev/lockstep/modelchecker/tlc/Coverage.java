package dev.lockstep.modelchecker.tlc;

import java.util.List;

/**
 * Holds how often TLC took each action, and what it never evaluated.
 *
 * @param actions the actions in the order of the spec's disjuncts, the initial predicate first; empty if nothing was asked
 * @param unreached the expressions that were never evaluated, in the order of the text; of nested ones the outermost
 */
public record Coverage(List<Action> actions, List<Unreached> unreached) {
    /** Stands for a run that was not asked for coverage, or ended before it. */
    public static final Coverage NONE = new Coverage(List.of(), List.of());

    /** Copies the lists. */
    public Coverage {
        actions = List.copyOf(actions);
        unreached = List.copyOf(unreached);
    }

    /**
     * Holds what is known of an action.
     *
     * @param name the action's name; the text of the disjunct where TLC gives only the name of the disjunction around it
     * @param place where it is
     * @param taken how many states it generated, repetitions included
     * @param distinct how many of them were new
     */
    public record Action(String name, Place place, long taken, long distinct) {}

    /**
     * Holds an expression that was never evaluated.
     *
     * @param place where it is
     * @param text what it says, in one line; empty if the module is not among the spec's own
     */
    public record Unreached(Place place, String text) {}

    /**
     * Names a place in a module; lines and columns begin at 1, the last ones are included.
     *
     * @param module the module's name
     */
    public record Place(String module, int line, int column, int lastLine, int lastColumn) {
        /** Says whether another place is within this one, and not the same. */
        public boolean encloses(Place other) {
            return module.equals(other.module)
                    && !equals(other)
                    && before(line, column, other.line, other.column)
                    && before(other.lastLine, other.lastColumn, lastLine, lastColumn);
        }

        private static boolean before(int line, int column, int otherLine, int otherColumn) {
            return line < otherLine || (line == otherLine && column <= otherColumn);
        }

        @Override
        public String toString() {
            return "line " + line + ", column " + column + " of module " + module;
        }
    }
}
