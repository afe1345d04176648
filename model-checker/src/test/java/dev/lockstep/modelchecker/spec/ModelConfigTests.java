package dev.lockstep.modelchecker.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.spec.ModelConfig.Assignment;
import dev.lockstep.modelchecker.spec.ModelConfig.Keyword;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModelConfigTests {
    @Test
    void everyStatementIsRead() {
        ModelConfig config = ModelConfig.parse("""
                \\* A line of comment: INVARIANT NotMe
                SPECIFICATION Spec (* INVARIANT (* nested *) NorMe *)
                INVARIANTS A B
                INVARIANT C
                PROPERTIES P Q!R
                PROPERTY S
                CONSTRAINTS Bound
                ACTION_CONSTRAINT Step
                SYMMETRY Perms
                VIEW Seen
                CHECK_DEADLOCK FALSE
                ALIAS Short
                POSTCONDITION Post
                """);

        assertThat(config.specification()).contains("Spec");
        assertThat(config.invariants()).containsExactly("A", "B", "C");
        assertThat(config.properties()).containsExactly("P", "Q!R", "S");
        assertThat(config.reductions())
                .containsExactly(Keyword.CONSTRAINT, Keyword.ACTION_CONSTRAINT, Keyword.SYMMETRY, Keyword.VIEW);
        assertThat(config.checksDeadlock()).isFalse();
        assertThat(config.names(Keyword.ALIAS)).containsExactly("Short");
        assertThat(config.names(Keyword.POSTCONDITION)).containsExactly("Post");
    }

    @Test
    void constantsAreValuesOrSubstitutions() {
        ModelConfig config = ModelConfig.parse("""
                INIT Init NEXT Next
                CONSTANTS
                  N = 3   Low = -1
                  Server = {s1, s2, {"x"}}
                  Nil = Nil
                  Name = "a \\\\* b"
                  Op(1, 2) = 4
                CONSTANT Inc <- BrokenInc
                  Deep <- [Other]Better
                INVARIANT I
                """);

        assertThat(config.constants())
                .containsEntry("N", new Assignment.Value("3"))
                .containsEntry("Low", new Assignment.Value("-1"))
                .containsEntry("Server", new Assignment.Value("{s1, s2, {\"x\"}}"))
                .containsEntry("Nil", new Assignment.Value("Nil"))
                .containsEntry("Name", new Assignment.Value("\"a \\\\* b\""))
                .containsEntry("Op(1, 2)", new Assignment.Value("4"))
                .containsEntry("Inc", new Assignment.Substitution("", "BrokenInc"))
                .containsEntry("Deep", new Assignment.Substitution("Other", "Better"));
        assertThat(config.constants().keySet()).startsWith("N", "Low", "Server").hasSize(8);
        assertThat(config.invariants()).containsExactly("I");
        assertThat(config.specification()).isEmpty();
        assertThat(config.names(Keyword.INIT)).containsExactly("Init");
        assertThat(config.checksDeadlock()).isTrue();
    }

    @Test
    void nonsenseIsLeftToTlc() {
        for (String text :
                new String[] {"", "= = <-", "CONSTANT", "CONSTANT A =", "CONSTANT A = {", "INVARIANT !", "(*"}) {
            assertThat(ModelConfig.parse(text).invariants().size()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void missingFileIsTheUsersError() {
        assertThatThrownBy(() -> ModelConfig.read(Path.of("no/such/Model.cfg")))
                .isInstanceOfSatisfying(
                        SpecException.class, e -> assertThat(e.exitCode()).isEqualTo(255))
                .hasMessageContaining("Model.cfg");
    }
}
