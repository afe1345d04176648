package dev.lockstep.modelchecker.tlc;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what specs are parsed and evaluated with, by the checker and by the explorer alike.
 *
 * @param tla2tools TLC's jar; {@code null} for the one on the class path
 * @param libraries folders and jars of further modules, which count less than a spec's own folder; the first match counts. A jar
 *     is trusted: Java overrides of operators in it are run
 * @param translate whether the PlusCal algorithms of a spec are translated anew first
 */
public record SpecTools(@Nullable Path tla2tools, List<Path> libraries, boolean translate) {
    /** Copies the list. */
    public SpecTools {
        libraries = List.copyOf(libraries);
    }

    /** Gives what is there without being asked for: the jar on the class path, no library, translations as they are. */
    public static SpecTools standard() {
        return new SpecTools(null, List.of(), false);
    }

    /** Changes the jar. */
    public SpecTools withTla2tools(@Nullable Path jar) {
        return new SpecTools(jar, libraries, translate);
    }

    /** Changes the libraries. */
    public SpecTools withLibraries(List<Path> others) {
        return new SpecTools(tla2tools, others, translate);
    }

    /** Changes whether PlusCal is translated. */
    public SpecTools withTranslate(boolean wanted) {
        return new SpecTools(tla2tools, libraries, wanted);
    }
}
