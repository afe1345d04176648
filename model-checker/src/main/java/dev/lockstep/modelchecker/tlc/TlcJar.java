package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.SpecException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the jar of TLC without loading a class from it. */
public final class TlcJar {
    private static final String MAIN_CLASS = "tlc2/TLC.class";

    private TlcJar() {}

    /**
     * Gives the jar to run TLC from.
     *
     * @param chosen the user's jar, or {@code null} for the one on the class path
     * @throws SpecException if the user's jar does not exist (2)
     * @throws IllegalStateException if TLC is not on the class path
     */
    public static Path locate(@Nullable Path chosen) {
        if (chosen != null) {
            if (!Files.isRegularFile(chosen)) {
                throw new SpecException(
                        SpecException.USAGE, chosen + ": expected a jar of TLC, found no file; check --tla2tools");
            }
            return chosen.toAbsolutePath().normalize();
        }
        URL main = TlcJar.class.getClassLoader().getResource(MAIN_CLASS);
        if (main == null) {
            throw new IllegalStateException("TLC is not on the class path: no resource " + MAIN_CLASS);
        }
        return containerOf(main);
    }

    private static Path containerOf(URL main) {
        String text = main.toString();
        try {
            if (main.getProtocol().equals("jar")) {
                return Path.of(new URI(text.substring("jar:".length(), text.lastIndexOf("!/"))));
            }
            return Path.of(new URI(text.substring(0, text.length() - MAIN_CLASS.length())));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot tell where TLC is from " + main, e);
        }
    }
}
