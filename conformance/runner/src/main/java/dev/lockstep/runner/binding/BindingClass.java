package dev.lockstep.runner.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Makes subjects of a class marked {@link SpecBinding}: by its constructor that takes the model's {@link Constants}, else by the one without parameters. Neither
 * the class nor the constructor needs to be public.
 */
public final class BindingClass implements SubjectFactory {
    private static final Class<?>[] TAKES_CONSTANTS = {Constants.class};

    private final Class<?> type;
    private final String spec;
    private final Constructor<?> constructor;

    private BindingClass(Class<?> type, String spec, Constructor<?> constructor) {
        this.type = type;
        this.spec = spec;
        this.constructor = constructor;
    }

    /**
     * Takes a class.
     *
     * @throws BindingException if it is not marked, can't be instantiated, has no such constructor, or needs a class that is not on the class path
     */
    public static BindingClass of(Class<?> type) {
        try {
            SpecBinding annotation = type.getAnnotation(SpecBinding.class);
            if (annotation == null) {
                throw unfit(type, "it is not marked @SpecBinding(\"...\") with the name of its spec");
            }
            if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
                throw unfit(
                        type,
                        "it is " + (type.isInterface() ? "an interface" : "abstract")
                                + "; name a class that extends it");
            }
            if (type.isLocalClass() || (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()))) {
                throw unfit(type, "it belongs to an instance of the class around it; make it static");
            }
            AnnotatedMethods.of(type, new ArrayList<>()); // loads the classes that its methods mention
            return new BindingClass(type, annotation.value(), constructor(type));
        } catch (LinkageError e) {
            throw new BindingException(
                    type.getName() + " can't be used as a binding: " + e + "; put what it needs on the class path, too",
                    e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        Constructor<?> constructor = Stream.of(type.getDeclaredConstructors())
                .filter(c -> Arrays.equals(c.getParameterTypes(), TAKES_CONSTANTS) || c.getParameterCount() == 0)
                .max(Comparator.comparing(Constructor::getParameterCount))
                .orElseThrow(
                        () -> unfit(
                                type,
                                "it has no constructor that takes the model's Constants, and none without parameters; add one of them"));
        constructor.setAccessible(true);
        return constructor;
    }

    private static BindingException unfit(Class<?> type, String reason) {
        return new BindingException(type.getName() + " can't be used as a binding: " + reason, null);
    }

    /** Gives the class's name, with its package. */
    @Override
    public String name() {
        return type.getName();
    }

    @Override
    public String spec() {
        return spec;
    }

    @Override
    public String description() {
        return "made by the class " + type.getName();
    }

    /**
     * Makes a new subject.
     *
     * @throws BindingException if the constructor throws; with what it threw as cause
     */
    @Override
    public Object create(Constants constants) {
        try {
            return constructor.getParameterCount() == 0
                    ? constructor.newInstance()
                    : constructor.newInstance(constants);
        } catch (InvocationTargetException e) {
            throw new BindingException("the constructor of " + type.getName() + " threw " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new BindingException("can't make a " + type.getName() + ": " + cause, cause);
        }
    }
}
