package dev.lockstep.protocols.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuorumsTests {
    private static final List<String> THREE = List.of("r1", "r2", "r3");

    @Test
    void bothQuorumsMustBeBetweenOneAndTheNumberOfReplicas() {
        assertThatThrownBy(() -> new Quorums(THREE, 0, 2))
                .hasMessage("The read quorum R must be in 1..3 (the number of replicas), but is 0");
        assertThatThrownBy(() -> new Quorums(THREE, 4, 2)).hasMessageContaining("read quorum R");
        assertThatThrownBy(() -> new Quorums(THREE, 2, 0)).hasMessageContaining("write quorum W");
        assertThatThrownBy(() -> new Quorums(THREE, 2, 4))
                .hasMessage("The write quorum W must be in 1..3 (the number of replicas), but is 4");
        assertThat(new Quorums(THREE, 1, 3).write()).isEqualTo(3);
    }

    @Test
    void replicasAreNeededAndHaveNamesOfTheirOwn() {
        assertThatThrownBy(() -> new Quorums(List.of(), 1, 1)).hasMessageContaining("at least one replica");
        assertThatThrownBy(() -> new Quorums(List.of("r1", "r1"), 1, 2)).hasMessageContaining("[r1, r1]");
    }
}
