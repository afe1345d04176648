package dev.lockstep.protocols.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole registers under random schedules with loss, duplication and reordering, judged by {@link RegisterHistory}. */
class RegisterSimulationTests {
    private static final int SEEDS = 100;

    static Stream<Quorums> overlapping() {
        return IntStream.rangeClosed(1, 5)
                .boxed()
                .flatMap(n -> IntStream.rangeClosed(1, n)
                        .boxed()
                        .flatMap(r ->
                                IntStream.rangeClosed(n - r + 1, n).mapToObj(w -> new Quorums(replicas(n), r, w))));
    }

    @ParameterizedTest
    @MethodSource("overlapping")
    void ifQuorumsOverlapAndReadsWriteBackTheRegisterIsAtomic(Quorums quorums) {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(run(quorums, true, seed).atomic()).as("seed %d", seed).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("overlapping")
    void ifQuorumsOverlapTheRegisterIsRegularWithoutWriteBack(Quorums quorums) {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(run(quorums, false, seed).regular()).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void withoutWriteBackSomeScheduleShowsNewAndOldInverted() {
        Quorums quorums = new Quorums(replicas(3), 2, 2);

        assertThat(IntStream.range(0, 30 * SEEDS).mapToObj(seed -> run(quorums, false, seed)))
                .anyMatch(history -> !history.atomic());
    }

    @Test
    void ifQuorumsDoNotOverlapSomeScheduleReadsStaleContent() {
        Quorums quorums = new Quorums(replicas(3), 1, 2);

        assertThat(IntStream.range(0, 30 * SEEDS).mapToObj(seed -> run(quorums, true, seed)))
                .anyMatch(history -> !history.regular());
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        Quorums quorums = new Quorums(replicas(3), 2, 2);

        assertThat(new Run(quorums, true, 5).play().log).isEqualTo(new Run(quorums, true, 5).play().log);
        assertThat(new Run(quorums, true, 5).play().log).isNotEqualTo(new Run(quorums, true, 6).play().log);
    }

    private static List<String> replicas(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(i -> "r" + i).toList();
    }

    private static RegisterHistory run(Quorums quorums, boolean writeBack, long seed) {
        return new Run(quorums, writeBack, seed).play().history;
    }

    private static final class Run {
        private static final int STEPS = 250;
        private static final int OPERATIONS = 10;

        final RegisterHistory history = new RegisterHistory();
        final List<String> log = new ArrayList<>();
        private final Random random;
        private final Map<String, Replica<String>> replicas = new LinkedHashMap<>();
        private final List<Coordinator<String>> clients;
        private final Map<String, Integer> operations = new LinkedHashMap<>();
        private final Set<Message<String>> network = new LinkedHashSet<>();
        private int started;

        Run(Quorums quorums, boolean writeBack, long seed) {
            random = new Random(seed);
            quorums.replicas().forEach(r -> replicas.put(r, new Replica<>(r)));
            clients = Stream.of("c1", "c2", "c3")
                    .map(c -> new Coordinator<String>(c, quorums, writeBack))
                    .toList();
        }

        Run play() {
            for (int step = 0; step < STEPS; step++) {
                if (network.isEmpty() || random.nextInt(4) == 0) {
                    nudge(clients.get(random.nextInt(clients.size())));
                } else {
                    Message<String> message = List.copyOf(network).get(random.nextInt(network.size()));
                    int fate = random.nextInt(10);
                    if (fate > 0) {
                        network.remove(message);
                    }
                    if (fate < 9) {
                        deliver(message);
                    }
                }
            }
            return this;
        }

        private void nudge(Coordinator<String> client) {
            if (client.phase() != Phase.IDLE) {
                network.addAll(client.retransmit());
            } else if (started < OPERATIONS) {
                String value = random.nextBoolean() ? "v" + started : null;
                operations.put(client.id(), history.called(value));
                network.addAll(value == null ? client.startRead() : client.startWrite(value));
                started++;
            }
        }

        private void deliver(Message<String> message) {
            log.add(message.toString());
            if (message instanceof Message.Query<String> query) {
                network.add(replica(query.to()).handleQuery(query));
            } else if (message instanceof Message.Store<String> store) {
                network.add(replica(store.to()).handleStore(store));
            } else {
                Coordinator<String> client = clients.stream()
                        .filter(c -> c.id().equals(message.to()))
                        .findFirst()
                        .orElseThrow();
                boolean busy = client.phase() != Phase.IDLE;
                network.addAll(answer(client, message));
                if (busy && client.phase() == Phase.IDLE) {
                    history.returned(operations.getOrDefault(client.id(), -1), resultOf(client));
                }
            }
        }

        private static List<Message<String>> answer(Coordinator<String> client, Message<String> message) {
            return message instanceof Message.QueryReply<String> reply
                    ? client.handleQueryReply(reply)
                    : client.handleAck((Message.Ack<String>) message);
        }

        private static @Nullable String resultOf(Coordinator<String> client) {
            return client.result().orElseThrow().content().value();
        }

        private Replica<String> replica(String id) {
            Replica<String> replica = replicas.get(id);
            if (replica == null) {
                throw new IllegalStateException("No replica " + id);
            }
            return replica;
        }
    }
}
