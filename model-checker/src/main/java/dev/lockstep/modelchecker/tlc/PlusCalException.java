package dev.lockstep.modelchecker.tlc;

/** Reports a PlusCal algorithm that can't be translated, in the translator's words. */
public final class PlusCalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String where;

    PlusCalException(String message, String where) {
        super(message);
        this.where = where;
    }

    /** Gives the place in the module, or just the module if the translator does not say. */
    public String where() {
        return where;
    }
}
