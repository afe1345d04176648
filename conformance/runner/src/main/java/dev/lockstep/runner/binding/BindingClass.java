package dev.lockstep.runner.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;

/**
 * Makes subjects of a class marked {@link SpecBinding}, so that nobody writes a factory for it. The class has a constructor that takes the model's {@link Constants}, or one that
 * takes nothing; neither need be public.
 */
public final class BindingClass implements SubjectFactory {
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
     * @throws BindingException if it is not marked {@link SpecBinding}, or can't be instantiated from constants or from nothing
     */
    public static BindingClass of(Class<?> type) {
        SpecBinding annotation = type.getAnnotation(SpecBinding.class);
        if (annotation == null) {
            throw new BindingException(
                    type, List.of("the class is not marked @SpecBinding with the name of the spec's module"));
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new BindingException(type, List.of("the class is abstract; name one that can be instantiated"));
        }
        return new BindingClass(type, annotation.value(), constructor(type));
    }

    private static Constructor<?> constructor(Class<?> type) {
        Constructor<?> plain = null;
        for (Constructor<?> declared : type.getDeclaredConstructors()) {
            Class<?>[] parameters = declared.getParameterTypes();
            if (parameters.length == 1 && parameters[0] == Constants.class) {
                declared.setAccessible(true);
                return declared;
            }
            plain = parameters.length == 0 ? declared : plain;
        }
        if (plain == null) {
            throw new BindingException(
                    type,
                    List.of("expected a constructor that takes Constants or nothing, found none; "
                            + (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())
                                    ? "an inner class must be static"
                                    : "add one")));
        }
        plain.setAccessible(true);
        return plain;
    }

    @Override
    public String name() {
        return type.getSimpleName();
    }

    @Override
    public String spec() {
        return spec;
    }

    @Override
    public String description() {
        return "the subject that " + type.getName() + " binds";
    }

    /** Makes a new subject; what its constructor throws is the subject's own and comes out as it is. */
    @Override
    public Object create(Constants constants) {
        try {
            return constructor.getParameterCount() == 0
                    ? constructor.newInstance()
                    : constructor.newInstance(constants);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            } else if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new IllegalStateException("the constructor of " + type.getName() + " threw " + e.getCause(), e);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("can't instantiate " + type.getName(), e);
        }
    }
}
