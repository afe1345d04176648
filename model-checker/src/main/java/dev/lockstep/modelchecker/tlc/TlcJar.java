package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.SpecException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Finds the jar of TLC without loading a class from it. */
public final class TlcJar {
    /** Names the jar to take instead of the one on the class path: the tests run with any version of TLC by it. */
    static final String PROPERTY = "lockstep.tla2tools";

    private static final String MAIN_CLASS = "tlc2/TLC.class";

    private TlcJar() {}

    /**
     * Gives the jar to run TLC from.
     *
     * @param chosen the user's jar, or {@code null} for that of the system property {@code lockstep.tla2tools}, else the one on the
     *     class path
     * @throws SpecException if the user's jar does not exist or is not one of TLC (2)
     * @throws IllegalStateException if TLC is not on the class path
     */
    public static Path locate(@Nullable Path chosen) {
        String property = System.getProperty(PROPERTY, "");
        if (chosen != null) {
            return existing(chosen, "--tla2tools");
        }
        if (!property.isEmpty()) {
            return existing(Path.of(property), "-D" + PROPERTY);
        }
        URL main = TlcJar.class.getClassLoader().getResource(MAIN_CLASS);
        if (main == null) {
            throw new IllegalStateException("TLC is not on the class path: no resource " + MAIN_CLASS);
        }
        return containerOf(main);
    }

    private static Path existing(Path jar, String option) {
        boolean found = Files.isRegularFile(jar);
        if (found) {
            try (var zip = new ZipFile(jar.toFile())) {
                if (zip.getEntry(MAIN_CLASS) != null) {
                    return jar.toAbsolutePath().normalize();
                }
            } catch (IOException e) {
                // Not a jar at all: the message below says what was expected.
                found = true;
            }
        }
        throw new SpecException(
                SpecException.USAGE,
                jar + ": expected a jar of TLC, such as tla2tools.jar, found "
                        + (found ? "another kind of file" : "no file") + "; check " + option);
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
