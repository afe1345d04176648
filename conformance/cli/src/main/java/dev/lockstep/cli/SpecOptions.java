package dev.lockstep.cli;

import dev.lockstep.modelchecker.tlc.SpecTools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what specs are parsed with. */
final class SpecOptions {
    @Option(
            names = "--library",
            paramLabel = "DIR|JAR",
            description =
                    "Look for modules there too, after the spec's own folder; may be repeated. Java overrides of operators in a"
                            + " jar are run.")
    private List<Path> libraries = new ArrayList<>();

    @Nullable
    @Option(
            names = "--tla2tools",
            paramLabel = "JAR",
            description = "Take this jar of TLC, such as a newer tla2tools.jar.")
    private Path tla2tools;

    @Option(names = "--translate", description = "Translate PlusCal algorithms anew first; only a copy is changed.")
    private boolean translate;

    SpecTools tools() {
        return new SpecTools(tla2tools, libraries, translate);
    }
}
