package dev.lockstep.modelchecker.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what a {@code .cfg} says, as TLC's configuration language has it ("Specifying Systems", 14.7.1).
 *
 * <p>The reader is lenient: what it does not know it skips, because TLC is the judge of the syntax.
 *
 * @param statements the names after each keyword, by the keyword in the singular; absent keywords are absent
 * @param constants the assignments of constants and the substitutions of definitions, by name, in the file's order
 */
public record ModelConfig(Map<Keyword, List<String>> statements, Map<String, Assignment> constants) {
    /** Names a statement; the plural, where TLC has one, means the same. */
    public enum Keyword {
        SPECIFICATION,
        INIT,
        NEXT,
        CONSTANT,
        INVARIANT,
        PROPERTY,
        CONSTRAINT,
        ACTION_CONSTRAINT,
        SYMMETRY,
        VIEW,
        CHECK_DEADLOCK,
        ALIAS,
        POSTCONDITION,
        TYPE,
        TYPE_CONSTRAINT
    }

    /** Gives a constant its meaning. */
    public sealed interface Assignment {
        /**
         * Assigns a value: {@code N = 3}.
         *
         * @param text the value as written
         */
        record Value(String text) implements Assignment {}

        /**
         * Replaces a constant or a definition by another definition: {@code Inc <- BrokenInc}.
         *
         * @param module the module whose name is replaced in {@code Inc <- [Module]BrokenInc}; else empty
         * @param definition the name of the replacement
         */
        record Substitution(String module, String definition) implements Assignment {}
    }

    /**
     * Reads a {@code .cfg}.
     *
     * @throws SpecException if the file cannot be read (255)
     */
    public static ModelConfig read(Path file) {
        try {
            return parse(SpecText.read(file));
        } catch (IOException e) {
            throw new SpecException(
                    SpecException.CONFIG,
                    file + ": expected a model's .cfg file, found " + (Files.exists(file) ? e.toString() : "nothing")
                            + "; check the path",
                    e);
        }
    }

    /** Reads the text of a {@code .cfg}. */
    public static ModelConfig parse(String text) {
        return new ModelConfigParser(TlaTokens.ofConfig(text)).parse();
    }

    /** Gives the names after a keyword, none if it is absent. */
    public List<String> names(Keyword keyword) {
        return statements.getOrDefault(keyword, List.of());
    }

    /** Lists the invariants. */
    public List<String> invariants() {
        return names(Keyword.INVARIANT);
    }

    /** Lists the properties. */
    public List<String> properties() {
        return names(Keyword.PROPERTY);
    }

    /** Gives the temporal formula that is the spec; absent where the file has INIT and NEXT instead. */
    public Optional<String> specification() {
        return names(Keyword.SPECIFICATION).stream().findFirst();
    }

    /** Says whether TLC is to report a state without successors; it is unless the file says otherwise. */
    public boolean checksDeadlock() {
        return !names(Keyword.CHECK_DEADLOCK).contains("FALSE");
    }

    /** Lists the keywords in use that make TLC visit less than the whole state graph. */
    public List<Keyword> reductions() {
        return List.of(Keyword.CONSTRAINT, Keyword.ACTION_CONSTRAINT, Keyword.SYMMETRY, Keyword.VIEW).stream()
                .filter(keyword -> !names(keyword).isEmpty())
                .toList();
    }
}
