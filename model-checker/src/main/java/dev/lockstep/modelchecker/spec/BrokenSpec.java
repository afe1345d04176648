package dev.lockstep.modelchecker.spec;

import dev.lockstep.modelchecker.spec.ModelConfig.Assignment;
import dev.lockstep.modelchecker.spec.ModelConfig.Assignment.Substitution;
import dev.lockstep.modelchecker.spec.ModelConfig.Keyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Holds a broken spec and the right one beside it, with the same constants. Both are without bounds and properties: a behaviour of the broken spec can be followed
 * in either, also where it leaves the bounds with its last step.
 *
 * @param broken the model of the broken spec
 * @param right the same with the broken definitions taken out
 * @param overrides the definitions that are broken, sorted
 */
public record BrokenSpec(Model broken, Model right, List<String> overrides) {
    /** What the names of modules with broken definitions begin with. */
    static final String MUTANTS = "Mutants";

    /** Copies the list. */
    public BrokenSpec {
        overrides = List.copyOf(overrides);
    }

    /**
     * Takes a mutant's model apart: every override by a definition of a {@code Mutants} module is what is broken.
     *
     * @param mutant the model of the broken spec
     * @param folder an empty folder for the two {@code .cfg} files
     * @throws SpecException if the model overrides nothing by a definition of such a module (2), or a file can't be read
     */
    public static BrokenSpec of(Model mutant, Path folder) {
        ModelConfig config = ModelConfig.read(mutant.config());
        Set<String> brokenDefinitions = brokenDefinitions(mutant);
        Predicate<Assignment> isBroken = assignment -> assignment instanceof Substitution substitution
                && brokenDefinitions.contains(substitution.definition());
        List<String> overrides = config.constants().entrySet().stream()
                .filter(e -> isBroken.test(e.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (overrides.isEmpty()) {
            throw new SpecException(
                    SpecException.USAGE,
                    mutant.config() + ": expected an override of a definition by one of a module " + MUTANTS
                            + "*, found none; without it nothing tells the broken spec from the right one");
        }
        return new BrokenSpec(
                model(mutant, folder.resolve("broken.cfg"), text(config, a -> true)),
                model(mutant, folder.resolve("right.cfg"), text(config, isBroken.negate())),
                overrides);
    }

    private static Model model(Model mutant, Path config, String text) {
        try {
            Files.writeString(config, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + config, e);
        }
        return new Model(mutant.name(), mutant.folder(), mutant.module(), config, mutant.size(), null);
    }

    /** Gives a {@code .cfg} with what makes the behaviours, and nothing that bounds or judges them. */
    private static String text(ModelConfig config, Predicate<Assignment> keep) {
        var text = new StringBuilder();
        for (Keyword keyword : List.of(Keyword.SPECIFICATION, Keyword.INIT, Keyword.NEXT)) {
            config.names(keyword)
                    .forEach(name ->
                            text.append(keyword).append(' ').append(name).append('\n'));
        }
        config.constants().forEach((name, assignment) -> {
            if (keep.test(assignment)) {
                text.append("CONSTANT ")
                        .append(name)
                        .append(meaning(assignment))
                        .append('\n');
            }
        });
        return text.toString();
    }

    private static String meaning(Assignment assignment) {
        if (assignment instanceof Substitution substitution) {
            String module = substitution.module().isEmpty() ? "" : "[" + substitution.module() + "]";
            return " <- " + module + substitution.definition();
        }
        return " = " + ((Assignment.Value) assignment).text();
    }

    private static Set<String> brokenDefinitions(Model mutant) {
        var names = new HashSet<String>();
        ModuleClosure.of(mutant).modules().forEach((name, source) -> {
            if (name.startsWith(MUTANTS)) {
                names.addAll(definitions(source.tokens()));
            }
        });
        return names;
    }

    /** Lists the names that stand left of a {@code ==}, with or without parameters. */
    static Set<String> definitions(List<String> tokens) {
        var names = new HashSet<String>();
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).equals("==")) {
                int at = i - 1;
                if (tokens.get(at).equals(")") || tokens.get(at).equals("]")) {
                    at = opening(tokens, at) - 1;
                }
                if (at >= 0) {
                    names.add(tokens.get(at));
                }
            }
        }
        return names;
    }

    private static int opening(List<String> tokens, int closing) {
        int depth = 0;
        for (int i = closing; i >= 0; i--) {
            switch (tokens.get(i)) {
                case ")", "]" -> depth++;
                case "(", "[" -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return i;
            }
        }
        return 0;
    }
}
