package dev.lockstep.runner.binding;

import dev.lockstep.traces.value.TlaValue;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts between Java values and TLA+ values.
 *
 * <table>
 * <caption>What corresponds</caption>
 * <tr><th>Java</th><th>TLA+</th></tr>
 * <tr><td>{@code boolean}</td><td>Boolean</td></tr>
 * <tr><td>{@code byte}, {@code short}, {@code int}, {@code long}, {@code BigInteger}</td><td>integer</td></tr>
 * <tr><td>{@code String}, {@code char}, enum constant (by name)</td><td>the model value of that name if the model has one, else a string</td></tr>
 * <tr><td>{@code List}, array; as a result also {@code Queue}</td><td>sequence</td></tr>
 * <tr><td>{@code Set}, {@code SortedSet}, {@code NavigableSet}</td><td>set</td></tr>
 * <tr><td>{@code Map}, {@code SortedMap}, {@code NavigableMap}</td><td>function</td></tr>
 * <tr><td>{@code Collection}, {@code Iterable} as a parameter</td><td>set or sequence</td></tr>
 * <tr><td>record</td><td>record, a field for each component, no more and no fewer</td></tr>
 * <tr><td>sealed type as a parameter</td><td>what exactly one of its records or enums fits</td></tr>
 * <tr><td>empty {@code Optional}, {@code OptionalInt}, {@code OptionalLong}; as a result also {@code null}</td><td>what the binding names with
 *     {@link SpecBinding#none()}</td></tr>
 * <tr><td>{@link TlaValue}; as a parameter also {@code Object}</td><td>itself</td></tr>
 * <tr><td>class of a {@link ValueConverter}</td><td>what the converter gives</td></tr>
 * </table>
 *
 * <p>Parts of any type may be in parts of any type. Collections that are given to parameters can't be changed. One instance serves many threads.
 */
public final class JavaValues {
    private final Set<String> modelValues;
    private final Converters converters;
    private final TlaWriters writers;
    private final JavaReaders readers;

    /**
     * Makes a conversion for one model, with no converters and nothing that stands for an empty {@code Optional}.
     *
     * @param modelValues the names of its model values
     */
    public JavaValues(Set<String> modelValues) {
        this(modelValues, null, new Converters());
    }

    private JavaValues(Set<String> modelValues, @Nullable TlaValue none, Converters converters) {
        this.modelValues = Set.copyOf(modelValues);
        this.converters = converters;
        this.writers = new TlaWriters(modelValues, none, converters);
        this.readers = new JavaReaders(none, converters);
    }

    /** Takes a converter in, or says what is wrong with it. */
    void addConverter(Class<? extends ValueConverter<?>> converter, List<String> problems) {
        converters.add(converter, this, problems);
    }

    /** Gives the same conversion, but with this value for {@code null} and empty {@code Optional}s. */
    JavaValues withNone(TlaValue none) {
        return new JavaValues(modelValues, none, converters);
    }

    /**
     * Converts a Java value.
     *
     * @throws UnfitException if nothing corresponds to its class, or it is null or an empty {@code Optional} and nothing stands for these
     */
    public TlaValue toTla(@Nullable Object value) {
        return writers.write(value);
    }

    /**
     * Converts a TLA+ value to a Java type.
     *
     * @throws UnfitException if the value does not fit the type
     */
    public Object toJava(TlaValue value, Type type) {
        return reader(JavaType.of(type)).read(value);
    }

    /**
     * Gives what reads values as a type.
     *
     * @throws UnfitException if no value can ever fit it
     */
    JavaReaders.Reader reader(JavaType type) {
        return readers.of(type);
    }

    /** Says whether what is read as a type can be handed to many subjects. */
    boolean isShareable(JavaType type) {
        return readers.isShareable(type);
    }

    /**
     * Refuses a type of results of which no value can ever be written.
     *
     * @throws UnfitException if it is one
     */
    void requireWritable(JavaType type) {
        writers.require(type);
    }
}
