package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.TemporaryFolder;
import dev.lockstep.modelchecker.spec.WorkingCopy;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.modelchecker.tlc.TlcJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

/** A spec under a model, loaded into an evaluator of its own. Closing it gives everything back. */
public final class EvaluatedSpec implements AutoCloseable {
    private final TemporaryFolder files;
    private final IsolatedLoader loader;
    private final SpecEvaluator evaluator;

    private EvaluatedSpec(TemporaryFolder files, IsolatedLoader loader, SpecEvaluator evaluator) {
        this.files = files;
        this.loader = loader;
        this.evaluator = evaluator;
    }

    /**
     * Loads a spec with the TLA+ tools that are on the class path.
     *
     * @param model the model; its files are copied, so that nothing else in their folder can matter
     * @param workers how many threads will evaluate it
     * @throws dev.lockstep.modelchecker.spec.SpecException if its files can't be read
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if the spec or the model can't be parsed
     */
    public static EvaluatedSpec open(Model model, int workers) {
        Path tlaTools = TlcJar.locate(null);
        var files = TemporaryFolder.create();
        var loader = new IsolatedLoader(tlaTools);
        try {
            var copy = WorkingCopy.into(files.folder("spec"), model);
            Path standardModules = files.folder("standard-modules");
            StandardModules.unpack(tlaTools, standardModules);
            return new EvaluatedSpec(files, loader, load(loader, copy, standardModules, workers));
        } catch (RuntimeException | Error e) {
            close(files, loader);
            throw e;
        }
    }

    private static SpecEvaluator load(IsolatedLoader loader, WorkingCopy copy, Path standardModules, int workers) {
        String module = copy.module().getFileName().toString().replaceFirst("\\.tla$", "");
        try {
            return (SpecEvaluator) loader.loadClass("dev.lockstep.modelchecker.evaluator.TlcEvaluator")
                    .getConstructor(Path.class, String.class, Path.class, Path.class, int.class)
                    .newInstance(copy.directory(), module, copy.config(), standardModules, workers);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("can't load " + module + " into an evaluator", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't load the evaluator", e);
        }
    }

    /** Gives the evaluator; good until this is closed. */
    public SpecEvaluator evaluator() {
        return evaluator;
    }

    @Override
    public void close() {
        close(files, loader);
    }

    private static void close(TemporaryFolder files, IsolatedLoader loader) {
        files.close();
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
