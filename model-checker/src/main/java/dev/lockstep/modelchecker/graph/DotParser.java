package dev.lockstep.modelchecker.graph;

import dev.lockstep.modelchecker.graph.DotScanner.Kind;
import java.util.Arrays;

/**
 * Reads the statements of a DOT file and passes on its nodes and edges, one by one. Subgraphs group them and mean nothing else; the one that is TLC's legend
 * of colours is skipped.
 */
final class DotParser {
    private static final int MAX_NESTING = 100;
    private static final String LEGEND = "cluster_legend";

    private final DotScanner scanner;
    private final Elements elements;
    private final DotAttributes attributes = new DotAttributes();
    private long[] path = new long[2];

    /** Takes what is read. An {@link IllegalArgumentException} that it throws gets the line in front. */
    interface Elements {
        /** Takes a node; it may come again, and edges may come before it. */
        void node(long id, DotAttributes attributes);

        /** Takes an edge. */
        void edge(long from, long to, DotAttributes attributes);
    }

    DotParser(DotScanner scanner, Elements elements) {
        this.scanner = scanner;
        this.elements = elements;
    }

    /** Reads the whole file. */
    void parse() {
        scanner.next();
        if (scanner.isKeyword("strict")) {
            scanner.next();
        }
        if (!scanner.isKeyword("digraph")) {
            throw scanner.unexpected("'digraph', as the DOT file of a state graph begins");
        }
        scanner.next();
        if (isWord()) {
            scanner.next();
        }
        expect(Kind.OPEN);
        int depth = 1;
        while (depth > 0) {
            if (scanner.kind() == Kind.CLOSE) {
                depth--;
                scanner.next();
            } else if (scanner.kind() == Kind.OPEN || scanner.isKeyword("subgraph")) {
                depth += enterGroup() ? 1 : 0;
            } else {
                statement();
            }
            if (depth > MAX_NESTING) {
                throw scanner.error("expected subgraphs nested to " + MAX_NESTING + " levels at most, found more");
            }
        }
        if (scanner.kind() != Kind.END) {
            throw scanner.unexpected("the end of the file after the graph's '}'");
        }
    }

    /** Enters a subgraph, or skips it and says no. */
    private boolean enterGroup() {
        boolean skipped = false;
        if (scanner.kind() != Kind.OPEN) {
            scanner.next();
            if (isWord()) {
                skipped = scanner.is(LEGEND);
                scanner.next();
            }
        }
        expect(Kind.OPEN);
        if (skipped) {
            while (scanner.kind() != Kind.CLOSE && scanner.kind() != Kind.END) {
                scanner.next();
            }
            expect(Kind.CLOSE);
        }
        return !skipped;
    }

    private void statement() {
        int line = scanner.line();
        if (scanner.kind() == Kind.SEMICOLON) {
            scanner.next();
        } else if (scanner.isKeyword("node") || scanner.isKeyword("edge") || scanner.isKeyword("graph")) {
            scanner.next();
            attributes();
        } else if (scanner.isLettered()) {
            String name = scanner.text();
            if (scanner.next() != Kind.EQUALS) {
                throw scanner.error(
                        line, "expected the id of a state, an integer as TLC writes it, found '" + name + "'");
            }
            scanner.next();
            requireWord("a value");
            scanner.next();
        } else {
            path(line);
        }
    }

    /** Reads a node, or edges from node to node. */
    private void path(int line) {
        requireWord("a state, a transition or '}'");
        int length = 0;
        add(scanner.number(), length++);
        while (scanner.next() == Kind.ARROW) {
            scanner.next();
            requireWord("the state that the transition leads to");
            add(scanner.number(), length++);
        }
        attributes();
        try {
            if (length == 1) {
                elements.node(path[0], attributes);
            }
            for (int i = 1; i < length; i++) {
                elements.edge(path[i - 1], path[i], attributes);
            }
        } catch (DotException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw scanner.error(line, String.valueOf(e.getMessage()));
        }
    }

    private void add(long id, int index) {
        if (index == path.length) {
            path = Arrays.copyOf(path, 2 * index);
        }
        path[index] = id;
    }

    /** Reads any number of lists of attributes. */
    private void attributes() {
        attributes.clear();
        while (scanner.kind() == Kind.OPEN_LIST) {
            scanner.next();
            while (scanner.kind() != Kind.CLOSE_LIST) {
                requireWord("an attribute or ']'");
                DotAttributes.Key key = DotAttributes.Key.at(scanner);
                scanner.next();
                expect(Kind.EQUALS);
                requireWord("the value of an attribute");
                attributes.take(key, scanner);
                scanner.next();
                if (scanner.kind() == Kind.COMMA || scanner.kind() == Kind.SEMICOLON) {
                    scanner.next();
                }
            }
            scanner.next();
        }
    }

    private boolean isWord() {
        return scanner.kind() == Kind.NAME || scanner.kind() == Kind.TEXT;
    }

    private void requireWord(String expected) {
        if (!isWord()) {
            throw scanner.unexpected(expected);
        }
    }

    private void expect(Kind kind) {
        if (scanner.kind() != kind) {
            throw scanner.unexpected(kind.words);
        }
        scanner.next();
    }
}
