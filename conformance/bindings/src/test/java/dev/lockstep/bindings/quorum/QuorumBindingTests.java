package dev.lockstep.bindings.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.runner.binding.Constants;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaValue;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QuorumBindingTests {
    private static final TlaValue C1 = TlaValue.modelValue("c1");
    private static final TlaValue C2 = TlaValue.modelValue("c2");
    private static final TlaValue R1 = TlaValue.modelValue("r1");
    private static final TlaValue R2 = TlaValue.modelValue("r2");
    private static final TlaValue QUERY = query("r1");

    private final QuorumBinding binding = new QuorumSubject().create(new Constants(constants()));

    private static Map<String, TlaValue> constants() {
        Map<String, TlaValue> constants = new TreeMap<>();
        constants.put("Client", TlaValue.set(C1, C2));
        constants.put("Replica", TlaValue.set(R1, R2));
        constants.put("Value", TlaValue.set(TlaValue.integer(7)));
        constants.put("NoValue", TlaValue.modelValue("NoValue"));
        constants.put("NoWriter", TlaValue.modelValue("NoWriter"));
        constants.put("Rank", TlaValue.function(Map.of(C1, TlaValue.integer(1), C2, TlaValue.integer(2))));
        constants.put("R", TlaValue.integer(1));
        constants.put("W", TlaValue.integer(2));
        constants.put("WriteBack", TlaValue.bool(true));
        return constants;
    }

    private static TlaValue query(String replica) {
        return TlaValue.record(Map.of(
                "type", TlaValue.string("Query"),
                "from", C1,
                "to", TlaValue.modelValue(replica),
                "number", TlaValue.integer(1)));
    }

    private static TlaValue unwrittenReply(String replica) {
        TlaValue zero =
                TlaValue.record(Map.of("counter", TlaValue.integer(0), "writer", TlaValue.modelValue("NoWriter")));
        return TlaValue.record(Map.of(
                "type", TlaValue.string("QueryReply"),
                "from", TlaValue.modelValue(replica),
                "to", C1,
                "number", TlaValue.integer(1),
                "version", zero,
                "value", TlaValue.modelValue("NoValue")));
    }

    @Test
    void aMessageThatIsNotInFlightCanNeitherBeDeliveredNorLost() {
        assertThatThrownBy(() -> binding.handleQuery("r1", QUERY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Query");
        assertThatThrownBy(() -> binding.handleQueryDuplicate("r1", QUERY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> binding.lose(QUERY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHandledMessageLeavesTheNetworkAndADuplicateStays() {
        binding.startRead("c1");

        binding.handleQueryDuplicate("r1", QUERY);
        assertThat(binding.messages()).isEqualTo(TlaValue.set(QUERY, query("r2"), unwrittenReply("r1")));

        binding.handleQuery("r1", QUERY);
        assertThat(binding.messages()).isEqualTo(TlaValue.set(query("r2"), unwrittenReply("r1")));
    }

    @Test
    void aMessageSentAgainIsInFlightOnce() {
        binding.startRead("c1");
        TlaValue sent = binding.messages();

        binding.retransmit("c1");

        assertThat(binding.messages()).isEqualTo(sent).isEqualTo(TlaValue.set(QUERY, query("r2")));
    }

    @Test
    void aLostMessageLeavesTheNetworkAndNothingElseChanges() {
        binding.startRead("c1");
        TlaValue stored = binding.stored();

        binding.lose(QUERY);

        assertThat(binding.messages()).isEqualTo(TlaValue.set(query("r2")));
        assertThat(binding.stored()).isEqualTo(stored);
    }

    @Test
    void aCopyGoesOnByItself() {
        binding.startRead("c1");
        QuorumBinding copy = binding.copy();

        copy.startWrite("c2", TlaValue.integer(7));
        copy.handleQuery("r1", QUERY);
        copy.handleQueryReply("c1", unwrittenReply("r1"));

        assertThat(binding.messages()).isEqualTo(TlaValue.set(QUERY, query("r2")));
        assertThat(binding.phase())
                .isEqualTo(TlaValue.function(Map.of(C1, TlaValue.string("query"), C2, TlaValue.string("idle"))));
        assertThat(copy.phase())
                .isEqualTo(TlaValue.function(Map.of(C1, TlaValue.string("store"), C2, TlaValue.string("query"))));
    }

    @Test
    void aNewRegisterShowsNothingWritten() {
        TlaValue nothing = TlaValue.modelValue("NoValue");

        assertThat(binding.messages()).isEqualTo(TlaSet.EMPTY);
        assertThat(binding.proposal()).isEqualTo(TlaValue.function(Map.of(C1, nothing, C2, nothing)));
        assertThat(binding.stored().toString())
                .contains("value |-> NoValue")
                .contains("[counter |-> 0, writer |-> NoWriter]");
    }

    @Test
    void aModelThatRanksClientsOtherwiseThanByNameIsRefused() {
        Map<String, TlaValue> constants = constants();
        constants.put("Rank", TlaValue.function(Map.of(C1, TlaValue.integer(2), C2, TlaValue.integer(1))));

        assertThatThrownBy(() -> new QuorumSubject().create(new Constants(constants)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Rank");
    }

    @Test
    void aModelWhoseNodesAreStringsIsRefused() {
        Map<String, TlaValue> constants = constants();
        constants.put("Replica", TlaValue.set(TlaValue.string("r1"), TlaValue.string("r2")));

        assertThatThrownBy(() -> new QuorumSubject().create(new Constants(constants)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Replica");
    }
}
