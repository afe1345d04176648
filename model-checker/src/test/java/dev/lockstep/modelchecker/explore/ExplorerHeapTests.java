package dev.lockstep.modelchecker.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.spi.SpecEvaluationException;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a full heap ends with; in JVMs of their own. */
class ExplorerHeapTests {
    private static String probe(String heap, String collector, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+Use" + collector,
                "-cp",
                System.getProperty("java.class.path"),
                HeapProbe.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ParallelGC", "G1GC", "SerialGC"})
    void aFullHeapEndsWithAnErrorThatSaysHowFarItCameAndWhatToDo(String collector)
            throws IOException, InterruptedException {
        assertThat(probe("32m", collector, "7", "7"))
                .startsWith("limit: the heap of")
                .containsPattern("after [1-9][\\d,]* states and [1-9][\\d,]* transitions")
                .contains("LOCKSTEP_JAVA_OPTS=-Xmx", "--max-states")
                .doesNotContain("Exception");
    }

    @Test
    void aBoundOnTheHeapEndsWithAPartialGraph() throws IOException, InterruptedException {
        String printed = probe("256m", "ParallelGC", "7", "7", Integer.toString(30 << 20));
        Matcher numbers = Pattern.compile("expanded (\\d+) of (\\d+)\\s+").matcher(printed);
        assertThat(numbers.matches()).as(printed).isTrue();
        int states = Integer.parseInt(numbers.group(2));
        assertThat(Integer.parseInt(numbers.group(1))).isPositive().isLessThan(states);
        assertThat(states).isLessThan(7 * 7 * 7 * 7 * 7 * 7 * 7);
    }

    @Test
    void aBoundOnTheHeapThatIsNotReachedChangesNothing() throws IOException, InterruptedException {
        assertThat(probe("64m", "ParallelGC", "5", "5", Integer.toString(60 << 20))
                        .strip())
                .isEqualTo("expanded 3125 of 3125");
    }

    @Test
    void anEvaluatorThatRunsOutOfMemoryEndsWithTheSameError() {
        var outOfMemory = new OutOfMemoryError("as the JVM would");
        var wrapped = new SpecEvaluationException(75, "evaluating", outOfMemory);
        for (Throwable thrown : List.of(outOfMemory, wrapped)) {
            SpecEvaluator failing = failing(thrown);
            assertThatThrownBy(() -> Explorer.explore(failing, 2, ExploreBounds.NONE, p -> {}))
                    .isInstanceOf(ExplorationLimitException.class)
                    .hasMessageContaining("is full");
        }
    }

    private static SpecEvaluator failing(Throwable thrown) {
        var spec = new ProductSpec(2, 2);
        SpecEvaluator.Expander expander = (row, level, sink) -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        };
        return (SpecEvaluator) Proxy.newProxyInstance(
                SpecEvaluator.class.getClassLoader(),
                new Class<?>[] {SpecEvaluator.class},
                (proxy, method, arguments) ->
                        method.getName().equals("expander") ? expander : method.invoke(spec, arguments));
    }
}
