package dev.lockstep.modelchecker.graph;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

/**
 * A state graph as JGraphT sees it: a vertex is the number of a state, an edge that of a transition. Nothing is copied but the transitions ordered by
 * target, once an algorithm asks for incoming ones. Can't be modified.
 */
public final class StateGraphView extends AbstractGraph<Integer, Integer> implements Graph<Integer, Integer> {
    private final StateGraph graph;
    private @Nullable IncomingTransitions incoming;

    /** Makes a view of a graph. */
    public StateGraphView(StateGraph graph) {
        this.graph = graph;
    }

    @Override
    public GraphType getType() {
        return new DefaultGraphType.Builder()
                .directed()
                .weighted(false)
                .allowMultipleEdges(true)
                .allowSelfLoops(true)
                .allowCycles(true)
                .modifiable(false)
                .build();
    }

    @Override
    public Set<Integer> vertexSet() {
        return new Numbers(graph.stateCount());
    }

    @Override
    public Set<Integer> edgeSet() {
        return new Numbers(graph.transitionCount());
    }

    @Override
    public boolean containsVertex(@Nullable Integer state) {
        return state != null && state >= 0 && state < graph.stateCount();
    }

    @Override
    public boolean containsEdge(@Nullable Integer transition) {
        return transition != null && transition >= 0 && transition < graph.transitionCount();
    }

    @Override
    public Integer getEdgeSource(Integer transition) {
        return graph.source(transition);
    }

    @Override
    public Integer getEdgeTarget(Integer transition) {
        return graph.target(transition);
    }

    @Override
    public Set<Integer> outgoingEdgesOf(Integer state) {
        int first = graph.firstTransition(known(state));
        return new Range(outDegreeOf(state), i -> first + i);
    }

    @Override
    public int outDegreeOf(Integer state) {
        return graph.firstTransition(known(state) + 1) - graph.firstTransition(state);
    }

    @Override
    public Set<Integer> incomingEdgesOf(Integer state) {
        IncomingTransitions ordered = incoming();
        int first = ordered.first(known(state));
        return new Range(inDegreeOf(state), i -> ordered.transition(first + i));
    }

    @Override
    public int inDegreeOf(Integer state) {
        return incoming().first(known(state) + 1) - incoming().first(state);
    }

    @Override
    public int degreeOf(Integer state) {
        return inDegreeOf(state) + outDegreeOf(state);
    }

    @Override
    public Set<Integer> edgesOf(Integer state) {
        Set<Integer> edges = new LinkedHashSet<>(outgoingEdgesOf(state));
        edges.addAll(incomingEdgesOf(state));
        return edges;
    }

    @Override
    public @Nullable Set<Integer> getAllEdges(Integer source, Integer target) {
        if (!containsVertex(source) || !containsVertex(target)) {
            return null;
        }
        Set<Integer> edges = new LinkedHashSet<>();
        for (int t = graph.firstTransition(source); t < graph.firstTransition(source + 1); t++) {
            if (graph.target(t) == target) {
                edges.add(t);
            }
        }
        return edges;
    }

    @Override
    public @Nullable Integer getEdge(Integer source, Integer target) {
        Set<Integer> edges = getAllEdges(source, target);
        return edges == null || edges.isEmpty() ? null : edges.iterator().next();
    }

    @Override
    public double getEdgeWeight(Integer transition) {
        return DEFAULT_EDGE_WEIGHT;
    }

    private int known(Integer state) {
        if (!containsVertex(state)) {
            throw new IllegalArgumentException(
                    "expected the number of a state below " + graph.stateCount() + ", found " + state);
        }
        return state;
    }

    private synchronized IncomingTransitions incoming() {
        if (incoming == null) {
            incoming = new IncomingTransitions(graph);
        }
        return incoming;
    }

    @Override
    public @Nullable Supplier<Integer> getVertexSupplier() {
        return null;
    }

    @Override
    public @Nullable Supplier<Integer> getEdgeSupplier() {
        return null;
    }

    @Override
    public Integer addEdge(Integer source, Integer target) {
        throw unmodifiable();
    }

    @Override
    public boolean addEdge(Integer source, Integer target, Integer edge) {
        throw unmodifiable();
    }

    @Override
    public Integer addVertex() {
        throw unmodifiable();
    }

    @Override
    public boolean addVertex(Integer state) {
        throw unmodifiable();
    }

    @Override
    public Integer removeEdge(Integer source, Integer target) {
        throw unmodifiable();
    }

    @Override
    public boolean removeEdge(Integer transition) {
        throw unmodifiable();
    }

    @Override
    public boolean removeVertex(Integer state) {
        throw unmodifiable();
    }

    @Override
    public void setEdgeWeight(Integer transition, double weight) {
        throw unmodifiable();
    }

    private static UnsupportedOperationException unmodifiable() {
        return new UnsupportedOperationException(
                "a state graph is what the spec makes it; copy it into another graph to change it");
    }

    /** The numbers from 0 to a size, as a set without storage. */
    private static final class Numbers extends Range {
        Numbers(int size) {
            super(size, i -> i);
        }

        @Override
        public boolean contains(@Nullable Object number) {
            return number instanceof Integer i && i >= 0 && i < size();
        }
    }

    /** The numbers that a function gives for 0 to a size, as a set without storage. */
    private static class Range extends AbstractSet<Integer> {
        private final int size;
        private final IntUnaryOperator element;

        Range(int size, IntUnaryOperator element) {
            this.size = size;
            this.element = element;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Integer> iterator() {
            PrimitiveIterator.OfInt elements =
                    IntStream.range(0, size).map(element).iterator();
            return elements;
        }
    }
}
