package dev.lockstep.modelchecker.tlc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Stands in for the modules of the TLA+ proof system that specs with proofs extend. TLC evaluates no proof, it only has to find the
 * names in it; so a module of these names suffices where the real one is neither beside the spec nor in a library.
 */
final class StandIns {
    private static final String FOLDER = "/dev/lockstep/modelchecker/standins/";

    static final List<String> MODULES =
            List.of("TLAPS", "NaturalsInduction", "WellFoundedInduction", "FiniteSetTheorems", "SequenceTheorems");

    private StandIns() {}

    /** Adds to a folder of modules those that it does not have. */
    static void addTo(Path folder) {
        for (String module : MODULES) {
            Path file = folder.resolve(module + ".tla");
            if (!Files.exists(file)) {
                try (InputStream in = StandIns.class.getResourceAsStream(FOLDER + module + ".tla")) {
                    if (in == null) {
                        throw new IllegalStateException("no resource " + FOLDER + module + ".tla");
                    }
                    Files.copy(in, file);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot write " + file, e);
                }
            }
        }
    }
}
