package dev.lockstep.modelchecker.spec;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names one model: a module and the {@code .cfg} it is checked with.
 *
 * @param name the name shown to users: {@code raft/MCRaftSmall}, {@code raft/mutants/VoteTwice}
 * @param folder the folder of the system that the model belongs to; nothing outside it, the module's and the
 *     {@code .cfg}'s folder belongs to the spec
 * @param module the {@code .tla} file that TLC is started with
 * @param config the {@code .cfg} file
 * @param size how much work the model is
 * @param entry the manifest's entry, if the model has one
 */
public record Model(
        String name,
        Path folder,
        Path module,
        Path config,
        SizeClass size,
        @Nullable ManifestEntry entry) {

    /** Gives what the manifest records of this model. */
    public Optional<ManifestEntry> recorded() {
        return Optional.ofNullable(entry);
    }

    /** Gives the name of the system: that of its folder. */
    public String system() {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    /** Gives the name of the module, without {@code .tla}. */
    public String moduleName() {
        return FileNames.stem(module);
    }

    /** Gives the way the model is run: the manifest's, else an exhaustive search. */
    public RunMode mode() {
        return entry == null ? new RunMode.Exhaustive() : entry.mode();
    }

    /** Gives what the manifest says of the module and the model in a word or two; nothing without an entry. */
    public Set<String> features() {
        return entry == null ? Set.of() : entry.features();
    }

    /** Lists the folders where a module of this spec is looked for, first match first. */
    public List<Path> moduleFolders() {
        var folders = new LinkedHashSet<Path>();
        folders.add(FileNames.folderOf(module));
        folders.add(FileNames.folderOf(config));
        folders.add(folder);
        return List.copyOf(folders);
    }

    /** Gives the same model as it is in a copy. */
    public Model copiedTo(WorkingCopy copy) {
        return new Model(name, copy.directory(), copy.module(), copy.config(), size, entry);
    }

    /**
     * Names the modules that the model's module reaches by EXTENDS and INSTANCE, itself included, standard modules not.
     *
     * @throws SpecException if a module can't be read (150)
     */
    public Set<String> modules() {
        return ModuleClosure.of(this).modules().keySet();
    }

    /**
     * Says whether a module of {@link #modules()} mentions a name.
     *
     * @throws SpecException if a module can't be read (150)
     */
    public boolean mentions(String name) {
        return ModuleClosure.of(this).modules().values().stream()
                .anyMatch(source -> source.tokens().contains(name));
    }
}
