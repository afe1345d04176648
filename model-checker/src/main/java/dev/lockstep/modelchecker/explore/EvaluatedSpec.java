package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.modelchecker.spec.SpecHash;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.modelchecker.tlc.PlusCal;
import dev.lockstep.modelchecker.tlc.PreparedSpec;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.modelchecker.tlc.StandardModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;

/** A spec under a model, loaded into an evaluator of its own. Closing it gives everything back. */
public final class EvaluatedSpec implements AutoCloseable {
    private final SpecFiles files;
    private final boolean ownsFiles;
    private final IsolatedLoader loader;
    private final SpecEvaluator evaluator;

    private EvaluatedSpec(SpecFiles files, boolean ownsFiles, IsolatedLoader loader, SpecEvaluator evaluator) {
        this.files = files;
        this.ownsFiles = ownsFiles;
        this.loader = loader;
        this.evaluator = evaluator;
    }

    /**
     * Loads a spec with the TLA+ tools that are on the class path.
     *
     * @param model the model; its files are copied, so that nothing else in their folder can matter
     * @param workers how many threads will evaluate it
     * @throws SpecException if its files can't be read
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if the spec or the model can't be parsed
     */
    public static EvaluatedSpec open(Model model, int workers) {
        return open(model, SpecTools.standard(), workers);
    }

    /**
     * Loads a spec.
     *
     * @param model the model; its files are copied, so that nothing else in their folder can matter
     * @param tools the jar of TLC and the libraries to load it with
     * @param workers how many threads will evaluate it
     * @throws SpecException if its files or those of the tools can't be read, its PlusCal can't be translated, or the jar or a
     *     library does not fit
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if the spec or the model can't be parsed
     */
    public static EvaluatedSpec open(Model model, SpecTools tools, int workers) {
        SpecFiles files = SpecFiles.of(model, tools);
        try {
            return load(files, true, workers);
        } catch (RuntimeException | Error e) {
            files.close();
            throw e;
        }
    }

    /**
     * Loads a spec from files that stay after it is closed.
     *
     * @param files the copy to load
     * @param workers how many threads will evaluate it
     * @throws SpecException if the jar or a library does not fit
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if the spec or the model can't be parsed
     */
    public static EvaluatedSpec open(SpecFiles files, int workers) {
        return load(files, false, workers);
    }

    private static EvaluatedSpec load(SpecFiles files, boolean ownsFiles, int workers) {
        PreparedSpec spec = files.prepared();
        Path standardModules = files.folder("standard-modules");
        StandardModules.unpack(spec.jar(), standardModules);
        var modules = List.of(standardModules, spec.libraryModules());
        var loader = new IsolatedLoader(spec.jars());
        try {
            return new EvaluatedSpec(files, ownsFiles, loader, load(loader, spec, modules, workers));
        } catch (RuntimeException | Error e) {
            close(loader);
            throw e;
        }
    }

    private static SpecEvaluator load(IsolatedLoader loader, PreparedSpec spec, List<Path> modules, int workers) {
        String module = spec.copy().module().getFileName().toString().replaceFirst("\\.tla$", "");
        try {
            return (SpecEvaluator) loader.loadClass("dev.lockstep.modelchecker.evaluator.TlcEvaluator")
                    .getConstructor(Path.class, String.class, Path.class, List.class, int.class)
                    .newInstance(spec.copy().directory(), module, spec.copy().config(), modules, workers);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof LinkageError cause) {
                throw unfit(spec, cause);
            }
            throw new IllegalStateException("can't load " + module + " into an evaluator", e.getCause());
        } catch (LinkageError e) {
            throw unfit(spec, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't load the evaluator", e);
        }
    }

    private static SpecException unfit(PreparedSpec spec, LinkageError e) {
        String libraries = spec.libraryJars().isEmpty() ? "" : ", or a Java override in " + spec.libraryJars() + ",";
        return new SpecException(
                SpecException.USAGE,
                spec.jar() + ": expected a TLC that can be explored with; this one" + libraries + " does not fit (" + e
                        + "); take another jar with --tla2tools, or a library's folder of modules without its Java",
                e);
    }

    /** Gives the evaluator; good until this is closed. */
    public SpecEvaluator evaluator() {
        return evaluator;
    }

    /** Gives a hash of the spec as it was loaded, its PlusCal translated if that was wanted. */
    public String specHash() {
        return SpecHash.of(files.model().copiedTo(files.prepared().copy()));
    }

    /** Gives what the user should know of the spec: that a PlusCal algorithm and its translation no longer fit each other. */
    public List<String> notes() {
        return evaluator.messages().stream()
                .flatMap(line -> PlusCal.outdated(line).stream())
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        if (ownsFiles) {
            files.close();
        }
        close(loader);
    }

    private static void close(IsolatedLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
