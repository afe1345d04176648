package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what the README shows. In a {@code console} block a line {@code $ ./lockstep ...} is a command, the lines up to the next one are what it prints on standard output. Blanks, times and
 * what stands for {@code ...} at the end of a line are not compared.
 */
class ReadmeTests {
    private static final String PROMPT = "$ ./lockstep ";
    private static final Path README = Path.of("../../README.md");

    @TempDir
    private static Path folder;

    private record Example(String command, List<String> output) {}

    @TestFactory
    Stream<DynamicTest> whatTheReadmeShowsIsWhatThereIs() throws IOException {
        List<Example> examples = examples(Files.readAllLines(README));
        assertThat(examples).hasSizeGreaterThan(3);
        return examples.stream().map(e -> DynamicTest.dynamicTest(e.command(), () -> run(e)));
    }

    private static List<Example> examples(List<String> lines) {
        List<Example> examples = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                inside = line.equals("```console");
            } else if (inside && line.startsWith(PROMPT)) {
                examples.add(new Example(line.substring(PROMPT.length()), new ArrayList<>()));
            } else if (inside) {
                examples.get(examples.size() - 1).output().add(line);
            }
        }
        return examples;
    }

    private static void run(Example example) {
        String build = folder.resolve("build").toString();
        String[] arguments = Stream.of(example.command().split(" "))
                .map(a -> a.replaceFirst("^build(?=/)", build))
                .toArray(String[]::new);
        var out = new StringWriter();
        Lockstep.run(new PrintWriter(out), new PrintWriter(new StringWriter()), false, arguments);
        List<String> printed = out.toString().replace(build, "build").lines().toList();
        assertThat(printed).hasSameSizeAs(example.output());
        for (int i = 0; i < printed.size(); i++) {
            String expected = normal(example.output().get(i));
            if (expected.endsWith("...")) {
                assertThat(normal(printed.get(i))).startsWith(expected.substring(0, expected.length() - 3));
            } else {
                assertThat(normal(printed.get(i))).isEqualTo(expected);
            }
        }
    }

    private static String normal(String line) {
        return line.replaceAll("[\\d.]+ s$|[\\d.]+ s(?= )", "N s").replaceAll("\\s+", " ");
    }
}
