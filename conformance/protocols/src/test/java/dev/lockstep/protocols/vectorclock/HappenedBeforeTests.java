package dev.lockstep.protocols.vectorclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds clocks and versions of random executions against happened-before itself: reachability in the graph of events
 * whose edges are "next event of the node" and "send to receipt". The network loses, repeats and reorders.
 */
class HappenedBeforeTests {
    private static final int EXECUTIONS = 60;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void clockOrderIsExactlyHappenedBefore(int nodes) {
        for (Execution execution : executions(nodes)) {
            int size = execution.clocks.size();
            for (int d = 0; d < size; d++) {
                for (int e = 0; e < size; e++) {
                    Order clocks = execution.clocks.get(d).compare(execution.clocks.get(e));
                    assertThat(clocks)
                            .as("events %d, %d of %s", d, e, execution)
                            .isEqualTo(execution.order(d, e));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void aReplicaHoldsExactlyTheNewestVersionsKnownToIt(int nodes) {
        for (Execution execution : executions(nodes)) {
            for (int i = 0; i < nodes; i++) {
                assertThat(execution.processes.get(i).versions())
                        .as("node %d of %s", i, execution)
                        .isEqualTo(execution.newestKnownTo(i));
            }
        }
    }

    private static List<Execution> executions(int nodes) {
        long seed = Long.getLong("seed", 1988L);
        System.out.println("HappenedBeforeTests: -Dseed=" + seed + ", " + nodes + " nodes");
        Random random = new Random(seed);
        List<Execution> executions = new ArrayList<>();
        for (int k = 0; k < EXECUTIONS; k++) {
            Execution execution = new Execution(nodes, k);
            execution.run(random, 60);
            executions.add(execution);
        }
        return executions;
    }

    /** One run; events are numbered in the order in which they took place. */
    private static final class Execution {
        final int number;
        final List<ClockedProcess> processes = new ArrayList<>();
        final List<VectorClock> clocks = new ArrayList<>();
        final Set<Integer> sends = new HashSet<>();
        /** The events with an edge into the event. */
        private final List<List<Integer>> causes = new ArrayList<>();

        private final Map<Integer, Integer> latest = new HashMap<>();
        private final List<InFlight> network = new ArrayList<>();
        /** Filled on demand: what can be reached backwards from the event, without the event itself. */
        private final Map<Integer, BitSet> pasts = new HashMap<>();

        Execution(int nodes, int number) {
            this.number = number;
            for (int i = 0; i < nodes; i++) {
                processes.add(new ClockedProcess("n" + i));
            }
        }

        void run(Random random, int steps) {
            for (int step = 0; step < steps; step++) {
                int choice = random.nextInt(10);
                if (choice < 2 || (choice >= 6 && network.isEmpty())) {
                    int i = random.nextInt(processes.size());
                    note(i, processes.get(i).local());
                } else if (choice < 6) {
                    send(random);
                } else if (choice == 6) {
                    network.remove(random.nextInt(network.size()));
                } else {
                    receive(random.nextInt(network.size()), choice == 7);
                }
            }
        }

        private void send(Random random) {
            int i = random.nextInt(processes.size());
            int to = (i + 1 + random.nextInt(processes.size() - 1)) % processes.size();
            Update update = processes.get(i).send("n" + to);
            int event = note(i, update.clock());
            sends.add(event);
            network.add(new InFlight(to, update, event));
        }

        private void receive(int index, boolean again) {
            InFlight message = again ? network.get(index) : network.remove(index);
            ClockedProcess process = processes.get(message.to);
            process.receive(message.update);
            int event = note(message.to, process.clock());
            causes.get(event).add(message.sentBy);
        }

        private int note(int node, VectorClock clock) {
            int event = clocks.size();
            clocks.add(clock);
            Integer previous = latest.put(node, event);
            causes.add(new ArrayList<>(previous == null ? List.of() : List.of(previous)));
            return event;
        }

        Order order(int d, int e) {
            if (d == e) {
                return Order.EQUAL;
            }
            if (past(e).get(d)) {
                return Order.BEFORE;
            }
            return past(d).get(e) ? Order.AFTER : Order.CONCURRENT;
        }

        Set<VectorClock> newestKnownTo(int node) {
            Set<VectorClock> newest = new HashSet<>();
            Integer last = latest.get(node);
            if (last == null) {
                return newest;
            }
            BitSet known = (BitSet) past(last).clone();
            known.set(last);
            for (int send : sends) {
                boolean superseded = sends.stream().anyMatch(s -> known.get(s) && past(s).get(send));
                if (known.get(send) && !superseded) {
                    newest.add(clocks.get(send));
                }
            }
            return newest;
        }

        private BitSet past(int event) {
            return pasts.computeIfAbsent(event, this::reachBackwards);
        }

        private BitSet reachBackwards(int event) {
            BitSet reached = new BitSet();
            List<Integer> open = new ArrayList<>(causes.get(event));
            while (!open.isEmpty()) {
                int next = open.remove(open.size() - 1);
                if (!reached.get(next)) {
                    reached.set(next);
                    open.addAll(causes.get(next));
                }
            }
            return reached;
        }

        @Override
        public String toString() {
            return "execution " + number + " of " + processes.size() + " nodes";
        }
    }

    private record InFlight(int to, Update update, int sentBy) {}
}
