package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.WorkingCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Translates PlusCal algorithms with the translator in TLC's jar, in a JVM of its own.
 *
 * @param jar TLC's jar
 * @param folder a folder for what the translator writes beside the module
 */
public record PlusCal(Path jar, Path folder) {
    private static final Pattern ALGORITHM = Pattern.compile("--(?:fair\\s+)?algorithm\\b");
    private static final Pattern OUTDATED =
            Pattern.compile("(?:translation|algorithm) in module (\\w+) .*since (?:its|the) last translation");
    private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");
    private static final Pattern NOISE =
            Pattern.compile("\\s*|pcal\\.trans Version .*|Unrecoverable error:|Parsing completed\\.");
    private static final int MOST_BYTES = 1 << 16;

    /**
     * Translates the algorithms in the modules that a model reaches, in the copies of these modules.
     *
     * @throws PlusCalException if one can't be translated
     * @throws InterruptedException if this thread is interrupted; the translator is ended first
     */
    void translate(Model model, WorkingCopy copy) throws InterruptedException {
        for (String name : model.modules()) {
            if (hasAlgorithm(copy.directory().resolve(name + ".tla"))) {
                translate(copy.directory(), name);
            }
        }
    }

    /** Says in a sentence what a line of the parser's output says of a translation that no longer fits its algorithm. */
    public static Optional<String> outdated(String line) {
        Matcher found = OUTDATED.matcher(line);
        return found.find()
                ? Optional.of(
                        "the PlusCal algorithm of module " + found.group(1) + " or its TLA+ translation has changed"
                                + " since it was translated; --translate takes the algorithm as it is now")
                : Optional.empty();
    }

    private static boolean hasAlgorithm(Path module) {
        try {
            return Files.isRegularFile(module)
                    && ALGORITHM
                            .matcher(Files.readString(module, StandardCharsets.ISO_8859_1))
                            .find();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + module, e);
        }
    }

    private void translate(Path specFolder, String name) throws InterruptedException {
        Path output = folder.resolve("pcal.out");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                "-cp",
                jar.toString(),
                "pcal.trans",
                "-nocfg",
                name + ".tla");
        try {
            Process translator = new ProcessBuilder(command)
                    .directory(specFolder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int exitCode;
            try {
                translator.getOutputStream().close();
                exitCode = translator.waitFor();
            } finally {
                translator.destroyForcibly();
            }
            if (exitCode != 0) {
                throw failure(name, text(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot translate " + name, e);
        }
    }

    private static String text(Path output) throws IOException {
        try (var in = Files.newInputStream(output)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static PlusCalException failure(String module, String output) {
        String message = output.lines()
                .filter(line -> !NOISE.matcher(line).matches())
                .map(line -> line.strip().replaceFirst("^-- ", ""))
                .collect(Collectors.joining("\n"));
        Matcher place = PLACE.matcher(message);
        String where =
                place.find() ? "line " + place.group(1) + ", column " + place.group(2) + " of module " : "module ";
        return new PlusCalException(
                "PlusCal: " + (message.isEmpty() ? "the translator failed without a word" : message), where + module);
    }
}
