package dev.lockstep.modelchecker.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.Models;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A spec whose graph has as many states as its model asks for. */
class CountersTests {
    private static void assertExplored(String config, int values) {
        var model = Models.find(Path.of("src/test/resources/explore", config)).get(0);
        StateGraph graph = Exploration.of(model, 2, p -> {}).graph();
        int states = (int) Math.pow(values, 7);
        assertThat(graph.stateCount()).isEqualTo(states);
        assertThat(graph.transitionCount()).isEqualTo(7 * states);
        assertThat(graph.depth()).isEqualTo(7 * (values - 1) + 1);
        assertThat(graph.isPartial()).isFalse();
    }

    @Test
    void aSmallModelHasThePowerOfItsValues() {
        assertExplored("CountersSmall.cfg", 3);
    }

    /** With the others that take long, {@code mvn -Plong test}, whose heap has eight gigabytes. */
    @Test
    @Tag("long")
    void tenMillionStatesFitIntoEightGigabytes() {
        assertExplored("CountersLarge.cfg", 10);
    }
}
