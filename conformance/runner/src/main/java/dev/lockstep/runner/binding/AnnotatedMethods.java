package dev.lockstep.runner.binding;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The methods of a class that link it to a spec. */
final class AnnotatedMethods {
    private static final List<Class<? extends Annotation>> KINDS =
            List.of(SpecAction.class, SpecVariable.class, SpecEnabled.class, Tolerated.class);

    private AnnotatedMethods() {}

    /** Lists them, sorted by name; says which can't be called. */
    static List<Method> of(Class<?> type, List<String> problems) {
        List<Method> callable = Stream.of(type.getMethods())
                .filter(method -> KINDS.stream().anyMatch(kind -> annotation(method, kind) != null))
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .toList();
        List<Method> methods = new ArrayList<>();
        for (Method method : callable) {
            if (Modifier.isStatic(method.getModifiers())) {
                problems.add("method " + method.getName() + " is static; a subject's methods must not be");
            } else if (!isBridgeToAnother(method, callable)) {
                methods.add(method);
            }
        }
        reportHidden(type, callable, problems);
        return methods;
    }

    /** The compiler copies annotations to the bridges that it makes for an overridden method whose erased types differ. */
    private static boolean isBridgeToAnother(Method method, List<Method> all) {
        return method.isBridge()
                && all.stream()
                        .anyMatch(other -> !other.isBridge()
                                && other.getName().equals(method.getName())
                                && other.getParameterCount() == method.getParameterCount());
    }

    private static void reportHidden(Class<?> type, List<Method> callable, List<String> problems) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Stream.of(at.getDeclaredMethods())
                    .filter(method -> !Modifier.isPublic(method.getModifiers()))
                    .filter(method -> KINDS.stream().anyMatch(method::isAnnotationPresent))
                    .filter(method -> callable.stream().noneMatch(candidate -> overrides(candidate, method)))
                    .map(Method::getName)
                    .sorted()
                    .forEach(name -> problems.add(
                            "method " + name + " is not public; make it public, so that it can be called"));
        }
    }

    private static boolean overrides(Method method, Method overridden) {
        return method.getName().equals(overridden.getName())
                && Arrays.equals(method.getParameterTypes(), overridden.getParameterTypes());
    }

    /** Finds an annotation on a method or on the one that it overrides: a mutant overrides a method and stays bound. */
    static <A extends Annotation> @Nullable A annotation(Method method, Class<A> kind) {
        for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getSuperclass()) {
            for (Method declared : type.getDeclaredMethods()) {
                A found = declared.getAnnotation(kind);
                if (found != null && overrides(method, declared)) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Gives what calls a method. */
    static MethodHandle handle(Method method) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("can't call " + method, e);
        }
    }
}
