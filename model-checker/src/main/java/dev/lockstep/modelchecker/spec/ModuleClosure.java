package dev.lockstep.modelchecker.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds a module and all that it reaches by EXTENDS and INSTANCE, as far as there are files; modules without one are
 * taken for standard modules.
 *
 * @param modules the modules by name, the first one included
 */
record ModuleClosure(SortedMap<String, Source> modules) {
    /** Modules that come with the TLA+ tools, whatever lies beside the spec under their names. */
    private static final Set<String> STANDARD = Set.of(
            "Naturals",
            "Integers",
            "Reals",
            "ProtoReals",
            "Peano",
            "FiniteSets",
            "Sequences",
            "Bags",
            "TLC",
            "TLCExt",
            "Randomization",
            "RealTime",
            "Toolbox",
            "Json",
            "Apalache",
            "Variants");

    /**
     * Holds a module's file and its tokens.
     *
     * @param file where it is
     * @param tokens what it says
     */
    record Source(Path file, List<String> tokens) {}

    /** Follows EXTENDS and INSTANCE from a model's module. */
    static ModuleClosure of(Model model) {
        return of(model.module(), model.moduleFolders());
    }

    static ModuleClosure of(Path module, List<Path> folders) {
        var found = new TreeMap<String, Source>();
        var open = new ArrayDeque<Path>(List.of(module));
        while (!open.isEmpty()) {
            Path file = open.remove();
            Source source = source(file);
            found.put(FileNames.stem(file), source);
            for (String name : imports(source.tokens())) {
                if (!STANDARD.contains(name) && !found.containsKey(name)) {
                    locate(name, folders).ifPresent(open::add);
                }
            }
        }
        return new ModuleClosure(Collections.unmodifiableSortedMap(found));
    }

    private static Source source(Path file) {
        try {
            List<String> tokens = TlaTokens.ofModule(SpecText.read(file));
            if (tokens.isEmpty()) {
                throw new SpecException(
                        SpecException.MODULE,
                        file + ": expected a line ---- MODULE " + FileNames.stem(file)
                                + " ----, found none; begin the module with it");
            }
            return new Source(file, tokens);
        } catch (IOException e) {
            throw new SpecException(
                    SpecException.MODULE,
                    file + ": expected a TLA+ module, found " + (Files.exists(file) ? e.toString() : "nothing")
                            + "; check the path",
                    e);
        }
    }

    private static Optional<Path> locate(String name, List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.resolve(name + FileNames.MODULE))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Lists the modules that a module names after EXTENDS and INSTANCE, without those nested in it. */
    static Set<String> imports(List<String> tokens) {
        var names = new LinkedHashSet<String>();
        var nested = new HashSet<String>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            switch (tokens.get(i)) {
                case TlaTokens.MODULE -> nested.add(tokens.get(i + 1));
                case "INSTANCE" -> names.add(tokens.get(i + 1));
                case "EXTENDS" -> names.addAll(list(tokens, i + 1));
                default -> {}
            }
        }
        names.removeAll(nested);
        return names;
    }

    private static List<String> list(List<String> tokens, int first) {
        var names = new ArrayList<String>();
        int i = first;
        names.add(tokens.get(i));
        while (i + 2 < tokens.size() && tokens.get(i + 1).equals(",")) {
            i += 2;
            names.add(tokens.get(i));
        }
        return names;
    }
}
