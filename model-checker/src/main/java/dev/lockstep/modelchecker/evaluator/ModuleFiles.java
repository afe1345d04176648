package dev.lockstep.modelchecker.evaluator;

import java.io.File;
import java.nio.file.Path;
import util.FilenameToStream;

/**
 * Finds the modules of a spec in its own folder, then among the standard modules unpacked beside. TLC's own resolver unpacks them
 * into the one temporary folder of the process, where concurrent runs meet.
 */
final class ModuleFiles implements FilenameToStream {
    private final Path specFolder;
    private final Path standardModules;

    ModuleFiles(Path specFolder, Path standardModules) {
        this.specFolder = specFolder;
        this.standardModules = standardModules;
    }

    @Override
    public File resolve(String name, boolean isModule) {
        String file = isModule && !name.endsWith(".tla") ? name + ".tla" : name;
        if (file.endsWith(".class")) {
            // A class beside a spec is never loaded: specs are data.
            return new TLAFile(specFolder.resolve("no-module-overrides.class").toString(), false, this);
        }
        Path own = specFolder.resolve(file);
        if (own.toFile().exists()) {
            return new TLAFile(own.toString(), false, this);
        }
        Path standard = standardModules.resolve(file);
        return standard.toFile().exists()
                ? new TLAFile(standard.toString(), true, this)
                : new TLAFile(own.toString(), false, this);
    }

    @Override
    public String getFullPath() {
        return specFolder + ", " + standardModules;
    }

    @Override
    public boolean isStandardModule(String moduleName) {
        return !specFolder.resolve(moduleName + ".tla").toFile().exists()
                && standardModules.resolve(moduleName + ".tla").toFile().exists();
    }
}
