package dev.lockstep.cli.skeleton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTypesTests {
    private static final Collection<TlaValue> CONSTANTS =
            List.of(TlaText.parse("{\"a\", \"b\"}"), TlaText.parse("Nil"));

    /** Gives the type of values that are separated by semicolons. */
    private static String type(ValueTypes types, String values) {
        return types.of(Stream.of(values.split(";"))
                .filter(v -> !v.isBlank())
                .map(v -> TlaText.parse(v.strip()))
                .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\'',
            value = {
                "TRUE; FALSE                           # boolean",
                "1; -2147483648                        # int",
                "1; 2147483648                         # long",
                "1; 9223372036854775808                # BigInteger",
                "s1; \"x\"                             # String",
                "{1}; {}                               # Set<Integer>",
                "{}                                    # Set<TlaValue>",
                "<<>>; <<TRUE>>                        # List<Boolean>",
                "<<>>                                  # List<TlaValue>",
                "<<{<<1>>}>>; <<{}>>                   # List<Set<List<Integer>>>",
                "(s1 :> 1 @@ s2 :> 3)                  # Map<String, Integer>",
                "(s1 :> 1); <<>>                       # Map<String, Integer>",
                "(0 :> {} @@ 1 :> {s1}); <<{s1}>>      # Map<Integer, Set<String>>",
                "[a |-> 1, b |-> 2]; [a |-> 3]         # Map<String, Integer>",
                "[a |-> 1, c |-> 2]                    # TlaValue",
                "{[c |-> 1]}                           # Set<TlaValue>",
                "(s1 :> <<[c |-> 1]>>)                 # Map<String, List<TlaValue>>",
                "1; Nil                                # TlaValue",
                "{1}; <<1>>                            # TlaValue",
                "{1, 2}; {Nil}                         # Set<TlaValue>",
                "                                      # TlaValue"
            })
    void theNarrowestTypeThatAllValuesFit(String values, String type) {
        assertThat(type(new ValueTypes(CONSTANTS), values == null ? "" : values))
                .isEqualTo(type);
    }

    @Test
    void whatIsUsedIsImported() {
        var types = new ValueTypes(CONSTANTS);
        assertThat(type(types, "1")).isEqualTo("int");
        assertThat(types.imports()).isEmpty();
        type(types, "{9223372036854775808}");
        type(types, "(s1 :> <<>>)");
        assertThat(types.imports())
                .containsExactly(
                        "dev.lockstep.traces.value.TlaValue",
                        "java.math.BigInteger",
                        "java.util.List",
                        "java.util.Map",
                        "java.util.Set");
    }
}
