package dev.lockstep.runner.binding;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Java type without variables and wildcards: each stands for what it is bound by.
 *
 * @param raw the class
 * @param arguments its type arguments; none for a raw type; the element type of an array
 */
record JavaType(Class<?> raw, List<JavaType> arguments) {
    private static final JavaType OBJECT = new JavaType(Object.class, List.of());

    JavaType {
        arguments = List.copyOf(arguments);
    }

    static JavaType of(Type type) {
        return of(type, Map.of());
    }

    private static JavaType of(Type type, Map<TypeVariable<?>, JavaType> variables) {
        if (type instanceof Class<?> plain) {
            return new JavaType(plain, plain.isArray() ? List.of(of(plain.getComponentType(), variables)) : List.of());
        } else if (type instanceof ParameterizedType generic) {
            List<JavaType> arguments = new ArrayList<>();
            for (Type argument : generic.getActualTypeArguments()) {
                arguments.add(of(argument, variables));
            }
            return new JavaType((Class<?>) generic.getRawType(), arguments);
        } else if (type instanceof WildcardType wildcard) {
            Type[] lower = wildcard.getLowerBounds();
            return of(lower.length > 0 ? lower[0] : wildcard.getUpperBounds()[0], variables);
        } else if (type instanceof GenericArrayType array) {
            JavaType element = of(array.getGenericComponentType(), variables);
            return new JavaType(Array.newInstance(element.raw, 0).getClass(), List.of(element));
        } else if (type instanceof TypeVariable<?> variable) {
            JavaType known = variables.get(variable);
            return known != null ? known : new JavaType(erasure(variable), List.of());
        }
        throw new IllegalArgumentException("expected a Java type, found " + type);
    }

    /** Gives the class of a variable's first bound: no more than that, since a bound can mention its variable. */
    private static Class<?> erasure(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return erasure(variable.getBounds()[0]);
        }
        return type instanceof ParameterizedType generic ? erasure(generic.getRawType()) : (Class<?>) type;
    }

    /** Gives a type argument; of a raw type, {@code Object}. */
    JavaType argument(int position) {
        return position < arguments.size() ? arguments.get(position) : OBJECT;
    }

    /** Gives the types of a record's components, with this type's arguments put in. */
    List<JavaType> components() {
        Map<TypeVariable<?>, JavaType> variables = new HashMap<>();
        TypeVariable<?>[] declared = raw.getTypeParameters();
        for (int i = 0; i < declared.length; i++) {
            variables.put(declared[i], argument(i));
        }
        List<JavaType> components = new ArrayList<>();
        for (RecordComponent component : raw.getRecordComponents()) {
            components.add(of(component.getGenericType(), variables));
        }
        return components;
    }

    /** Gives it as a Java source would, without packages of the JDK. */
    @Override
    public String toString() {
        if (raw.isArray()) {
            return arguments.get(0) + "[]";
        }
        String name = raw.getPackageName().startsWith("java.") ? raw.getSimpleName() : raw.getName();
        return arguments.isEmpty()
                ? name
                : name + arguments.stream().map(JavaType::toString).collect(Collectors.joining(", ", "<", ">"));
    }
}
