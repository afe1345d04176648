package dev.lockstep.modelchecker.graph;

import org.jspecify.annotations.Nullable;

/** Those attributes of a node or an edge in DOT that tell about a state or a transition. */
final class DotAttributes {
    /** The names of an event's arguments: an attribute of our own, which Graphviz ignores. */
    static final String NAMES = "names";

    private @Nullable String label;
    private @Nullable String names;
    private boolean filled;
    private boolean dashed;
    private boolean coloured;

    void clear() {
        label = null;
        names = null;
        filled = false;
        dashed = false;
        coloured = false;
    }

    /** Takes the value that a scanner is at, if the attribute is one of those kept. */
    void take(@Nullable Key key, DotScanner scanner) {
        if (key == Key.LABEL) {
            label = scanner.text();
        } else if (key == Key.NAMES) {
            names = scanner.text();
        } else if (key == Key.STYLE) {
            filled |= scanner.is("filled");
            dashed |= scanner.is("dashed");
        } else if (key == Key.FILL) {
            coloured = true;
        }
    }

    @Nullable
    String label() {
        return label;
    }

    @Nullable
    String names() {
        return names;
    }

    /** Says whether a node is an initial state. */
    boolean isInitial() {
        return filled && !coloured;
    }

    /** Says whether a node is a state that a constraint excludes; TLC draws those in a colour where it draws them at all. */
    boolean isOutside() {
        return filled && coloured;
    }

    /** Says whether a node is a state that was not expanded. */
    boolean isUnexpanded() {
        return dashed;
    }

    /** Says whether an edge is a stuttering step. */
    boolean isStuttering() {
        return dashed && label == null;
    }

    /** The attributes that are kept. */
    enum Key {
        LABEL("label"),
        NAMES(DotAttributes.NAMES),
        STYLE("style"),
        FILL("fillcolor");

        private final String word;

        Key(String word) {
            this.word = word;
        }

        /** Gives the attribute whose name a scanner is at, or {@code null} for any other. */
        static @Nullable Key at(DotScanner scanner) {
            for (Key key : values()) {
                if (scanner.is(key.word)) {
                    return key;
                }
            }
            return null;
        }
    }
}
