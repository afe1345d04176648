package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.modelchecker.spec.TemporaryFolder;
import dev.lockstep.modelchecker.tlc.PlusCalException;
import dev.lockstep.modelchecker.tlc.PreparedSpec;
import dev.lockstep.modelchecker.tlc.SpecTools;
import java.nio.file.Path;

/** A copy of all that a spec is loaded from, in a temporary folder of its own; deleted at close. */
public final class SpecFiles implements AutoCloseable {
    private final Model model;
    private final TemporaryFolder folder;
    private final PreparedSpec prepared;

    private SpecFiles(Model model, TemporaryFolder folder, PreparedSpec prepared) {
        this.model = model;
        this.folder = folder;
        this.prepared = prepared;
    }

    /**
     * Copies the files of a model.
     *
     * @param model the model; nothing but the copy of its files matters from here on
     * @param tools the jar of TLC and the libraries to load it with
     * @throws SpecException if its files or those of the tools can't be read, or its PlusCal can't be translated
     */
    public static SpecFiles of(Model model, SpecTools tools) {
        var folder = TemporaryFolder.create();
        try {
            return new SpecFiles(model, folder, PreparedSpec.into(folder.path(), model, tools));
        } catch (PlusCalException e) {
            folder.close();
            throw new SpecException(
                    SpecException.MODULE,
                    model.name() + ": " + e.where() + ": " + e.getMessage() + "; correct the algorithm",
                    e);
        } catch (InterruptedException e) {
            folder.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("loading " + model.name() + " was interrupted", e);
        } catch (RuntimeException | Error e) {
            folder.close();
            throw e;
        }
    }

    /** Gives the model. */
    public Model model() {
        return model;
    }

    /** Gives the copy. */
    public PreparedSpec prepared() {
        return prepared;
    }

    /** Makes a folder beside the copy. */
    Path folder(String name) {
        return folder.folder(name);
    }

    @Override
    public void close() {
        folder.close();
    }
}
