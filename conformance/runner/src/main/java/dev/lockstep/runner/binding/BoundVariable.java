package dev.lockstep.runner.binding;

import dev.lockstep.traces.value.TlaValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;

/** A variable and the method that is bound to it. */
final class BoundVariable {
    private final String name;
    private final Method method;
    private final MethodHandle handle;
    private final JavaValues conversion;

    /** Binds a method with a result and no parameters, or says why no result of it can be a value of the spec. */
    BoundVariable(String name, Method method, JavaValues conversion, List<String> problems) {
        this.name = name;
        this.method = method;
        this.handle = AnnotatedMethods.handle(method).asType(MethodType.methodType(Object.class, Object.class));
        this.conversion = conversion;
        try {
            conversion.requireWritable(JavaType.of(method.getGenericReturnType()));
        } catch (UnfitException e) {
            problems.add("method " + method.getName() + " for variable " + name + ": " + e.getMessage());
        }
    }

    Method method() {
        return method;
    }

    /**
     * Gives what a binding's instance shows.
     *
     * @throws UnfitException if nothing in TLA+ corresponds to it
     * @throws Throwable whatever the subject throws
     */
    TlaValue observe(Object instance) throws Throwable {
        Object shown = (Object) handle.invokeExact(instance);
        try {
            return conversion.toTla(shown);
        } catch (UnfitException e) {
            throw Misfit.at("variable " + name + ", shown by method " + method.getName(), e);
        }
    }
}
