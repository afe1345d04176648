package dev.lockstep.modelchecker.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecHashTests {
    private static final String PROTOCOL = "---- MODULE Proto ----\nEXTENDS Naturals, Base\nA == x' = x + 1\n====\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeSpec() throws IOException {
        write("Proto", PROTOCOL);
        write("Base", "---- MODULE Base ----\nVARIABLE x\n====\n");
        write("MCProto", "---- MODULE MCProto ----\nEXTENDS Proto\nBound == x < 3\n====\n");
        Files.writeString(folder.resolve("MCProto.cfg"), "INIT A\n");
    }

    private void write(String module, String text) throws IOException {
        Files.writeString(folder.resolve(module + ".tla"), text);
    }

    private String hash() {
        return SpecHash.of(Models.find(folder.resolve("MCProto.cfg")).get(0));
    }

    @Test
    void layoutAndCommentsDoNotCount() throws IOException {
        String before = hash();

        assertThat(before).matches("[0-9a-f]{64}");
        write(
                "Proto",
                "Prose (* before *).\n------- MODULE Proto -----\n\\* line == 1\nEXTENDS Naturals ,\n  Base\n-----\n"
                        + "(* block (* nested \" *) A == 2 *) A==x'=x+1 \\* end\n=======\nProse after A == 3");
        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void formulasOfEveryReachedModuleCount() throws IOException {
        String before = hash();

        write("Proto", PROTOCOL.replace("x + 1", "x + 2"));
        String changed = hash();
        assertThat(changed).isNotEqualTo(before);
        write("Proto", PROTOCOL.replace("x' = x", "x' \\= x"));
        assertThat(hash()).isNotEqualTo(before).isNotEqualTo(changed);
        write("Proto", PROTOCOL);
        assertThat(hash()).isEqualTo(before);
        write("Base", "---- MODULE Base ----\nVARIABLES x, y\n====\n");
        assertThat(hash()).isNotEqualTo(before);
    }

    @Test
    void boundsMutantsAndUnreachedModulesDoNotCount() throws IOException {
        String before = hash();

        write("MCProto", "---- MODULE MCProto ----\nEXTENDS Proto\nBound == x < 4\n====\n");
        write("Other", "---- MODULE Other ----\n====\n");
        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void instancesAreReached() throws IOException {
        write("Proto", PROTOCOL.replace("A ==", "I == INSTANCE Refined WITH y <- x\nA =="));
        write("Refined", "---- MODULE Refined ----\nVARIABLE y\n====\n");
        String before = hash();

        write("Refined", "---- MODULE Refined ----\nVARIABLE y, z\n====\n");
        assertThat(hash()).isNotEqualTo(before);
    }

    @Test
    void fileWithoutAModuleIsTheUsersError() throws IOException {
        write("Base", "VARIABLE x");

        assertThatThrownBy(this::hash)
                .isInstanceOfSatisfying(
                        SpecException.class, e -> assertThat(e.exitCode()).isEqualTo(150))
                .hasMessageContaining("Base.tla")
                .hasMessageContaining("---- MODULE Base ----");
    }

    @Test
    void nestedModulesBelongToTheModuleAroundThem() {
        String text = "---- MODULE Outer ----\n---- MODULE Inner ----\nB == 1\n====\nI == INSTANCE Inner\n"
                + "J == INSTANCE Far\n====\nC == 2";

        assertThat(TlaTokens.ofModule(text)).contains("B", "I", "J").doesNotContain("C");
        assertThat(ModuleClosure.imports(TlaTokens.ofModule(text))).containsExactly("Far");
    }

    @Test
    void tokensAreTheLongestMatches() {
        assertThat(TlaTokens.ofConfig("x=>y\\/<<1,2>>_v \\in{a}..[]<>P \"s \\\" t\"^+ ~> |-> <=> -+->"))
                .containsExactly(
                        "x",
                        "=>",
                        "y",
                        "\\/",
                        "<<",
                        "1",
                        ",",
                        "2",
                        ">>_",
                        "v",
                        "\\in",
                        "{",
                        "a",
                        "}",
                        "..",
                        "[]",
                        "<>",
                        "P",
                        "\"s \\\" t\"",
                        "^+",
                        "~>",
                        "|->",
                        "<=>",
                        "-+->");
    }
}
