package dev.lockstep.modelchecker.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads TLC and the evaluator's classes afresh: TLC keeps a spec in statics, so every spec gets a loader of its own.
 *
 * <p>From outside it sees the JDK, the traces and the evaluator's interface, and nothing else; of Lockstep's own classes it defines only the
 * package of the evaluator. So TLC stays inside even where it is on the application's class path.
 */
final class IsolatedLoader extends URLClassLoader {
    private static final String EVALUATOR = "dev.lockstep.modelchecker.evaluator.";
    private static final List<String> SHARED = List.of("dev.lockstep.traces.", "dev.lockstep.modelchecker.spi.");

    static {
        registerAsParallelCapable();
    }

    /**
     * Makes a loader.
     *
     * @param jars TLC's jar, then those of libraries
     */
    IsolatedLoader(List<Path> jars) {
        super("lockstep-evaluator", locations(jars), new Shared());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith("dev.lockstep.") && !name.startsWith(EVALUATOR)) {
            throw new ClassNotFoundException(name + " is not visible to an evaluator");
        }
        return super.findClass(name);
    }

    private static URL[] locations(List<Path> jars) {
        return Stream.concat(jars.stream().map(IsolatedLoader::url), Stream.of(ownLocation()))
                .toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL ownLocation() {
        return IsolatedLoader.class.getProtectionDomain().getCodeSource().getLocation();
    }

    /** The parent: the platform's classes, and of the application's only the shared packages. */
    private static final class Shared extends ClassLoader {
        static {
            registerAsParallelCapable();
        }

        Shared() {
            super("lockstep-shared", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (SHARED.stream().anyMatch(name::startsWith)) {
                return Class.forName(name, false, IsolatedLoader.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
