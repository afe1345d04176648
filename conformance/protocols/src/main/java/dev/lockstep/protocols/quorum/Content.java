package dev.lockstep.protocols.quorum;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pair a value with the version it was written under: what a replica holds.
 *
 * @param <V> the register's values; immutable, with value equality
 * @param version names the write
 * @param value what it wrote; null just if the register was never written
 */
public record Content<V>(Version version, @Nullable V value) {

    /**
     * Pair them.
     *
     * @throws IllegalArgumentException if a value is given under {@link Version#ZERO}, or none under another version
     */
    public Content {
        Objects.requireNonNull(version, "version");
        if (version.equals(Version.ZERO) != (value == null)) {
            throw new IllegalArgumentException("Version.ZERO and no value belong together (a register never written),"
                    + " but the version is " + version + " and the value " + value);
        }
    }

    /** Return the content of a register that was never written ({@code Quorum!Unwritten}). */
    public static <V> Content<V> unwritten() {
        return new Content<>(Version.ZERO, null);
    }

    /** Tell whether this was written under a higher version than the other ({@code Quorum!Newer}). */
    public boolean newerThan(Content<V> other) {
        return version.compareTo(other.version) > 0;
    }
}
