package dev.lockstep.modelchecker.evaluator;

import java.nio.file.Path;
import java.util.List;
import util.FilenameToStream;

/**
 * Finds the modules of a spec in its own folder, then among the standard modules and those of libraries, unpacked beside. TLC's own
 * resolver unpacks them into the one temporary folder of the process, where concurrent runs meet.
 */
final class ModuleFiles implements FilenameToStream {
    private final Path specFolder;
    private final List<Path> libraries;

    ModuleFiles(Path specFolder, List<Path> libraries) {
        this.specFolder = specFolder;
        this.libraries = libraries;
    }

    /** Finds a file; the narrower return type is that of newer versions of TLC, the compiler adds a method with the older one. */
    @Override
    public TLAFile resolve(String name, boolean isModule) {
        String file = isModule && !name.endsWith(".tla") ? name + ".tla" : name;
        if (file.endsWith(".class")) {
            // A class beside a spec is never loaded: specs are data.
            return own("no-module-overrides.class");
        }
        TLAFile own = own(file);
        if (own.exists()) {
            return own;
        }
        for (Path library : libraries) {
            var found = new TLAFile(library.resolve(file).toString(), true, this);
            if (found.exists()) {
                return found;
            }
        }
        return own;
    }

    private TLAFile own(String file) {
        return new TLAFile(specFolder.resolve(file).toString(), false, this);
    }

    @Override
    public String getFullPath() {
        return specFolder + ", " + libraries;
    }

    @Override
    public boolean isStandardModule(String moduleName) {
        TLAFile file = resolve(moduleName, true);
        return file.exists() && file.isLibraryModule();
    }
}
