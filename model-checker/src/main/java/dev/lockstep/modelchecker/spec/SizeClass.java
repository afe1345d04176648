package dev.lockstep.modelchecker.spec;

/** Says how much work a model is, by its name: what a run of a whole folder includes depends on it. */
public enum SizeClass {
    /** Under ten seconds: {@code MCXSmall}. */
    SMALL("Small"),
    /** Under two minutes: {@code MCXMedium}. */
    MEDIUM("Medium"),
    /** For the night: {@code MCXLarge}; runs only when asked for. */
    LARGE("Large"),
    /** Deep in one direction, small in all others: any other name, {@code MCXLive} among them. */
    FOCUSED(""),
    /** A deliberately broken spec: a {@code .cfg} in a folder {@code mutants}. */
    MUTANT("");

    private final String suffix;

    SizeClass(String suffix) {
        this.suffix = suffix;
    }

    static SizeClass of(String configName, boolean mutant) {
        if (mutant) {
            return MUTANT;
        }
        for (SizeClass size : values()) {
            if (!size.suffix.isEmpty() && configName.endsWith(size.suffix)) {
                return size;
            }
        }
        return FOCUSED;
    }
}
