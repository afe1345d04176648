package dev.lockstep.runner.binding;

import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.runner.binding.JavaReaders.Reader;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** An action and the method that is bound to it. */
final class BoundAction {
    private final ActionSignature action;
    private final Method method;
    private final MethodHandle handle;
    private final List<Reader> readers = new ArrayList<>();
    private boolean shareable = true;

    /** Binds a method with as many parameters as the action, or says of which no value can fit. */
    BoundAction(ActionSignature action, Method method, JavaValues conversion, List<String> problems) {
        this.action = action;
        this.method = method;
        this.handle = AnnotatedMethods.handle(method)
                .asSpreader(Object[].class, method.getParameterCount())
                .asType(MethodType.methodType(Object.class, Object.class, Object[].class));
        for (Type parameter : method.getGenericParameterTypes()) {
            JavaType type = JavaType.of(parameter);
            try {
                readers.add(conversion.reader(type));
                shareable &= conversion.isShareable(type);
            } catch (UnfitException e) {
                problems.add("method " + method.getName() + ", " + argument(readers.size()) + " of action " + action
                        + " at " + action.location() + ": " + e.getMessage());
                readers.add(value -> value);
            }
        }
    }

    private String argument(int position) {
        return "argument " + (position + 1) + " (" + action.parameters().get(position) + ")";
    }

    Method method() {
        return method;
    }

    /**
     * Converts the arguments of an event of this action.
     *
     * @throws UnfitException if one does not fit its parameter's type
     */
    PreparedEvent prepare(Event event) {
        if (event.arguments().size() != readers.size()) {
            throw new UnfitException(
                    "event " + event + " has " + event.arguments().size() + " arguments, action " + action + " at "
                            + action.location() + " has " + readers.size());
        }
        return new PreparedEvent(event, this, convert(event), shareable);
    }

    /** Gives the arguments as the method takes them. */
    Object[] convert(Event event) {
        Object[] arguments = new Object[readers.size()];
        int i = 0;
        for (TlaValue value : event.arguments().values()) {
            try {
                arguments[i] = readers.get(i).read(value);
            } catch (UnfitException e) {
                throw new UnfitException(
                        argument(i) + " of " + event + ": " + e.getMessage() + "; give the parameter of method "
                                + method.getName() + " another type, or make it a TlaValue",
                        e);
            }
            i++;
        }
        return arguments;
    }

    /** Calls the method on a binding's instance. */
    void apply(Object instance, Object[] arguments) throws Throwable {
        Object ignored = (Object) handle.invokeExact(instance, arguments);
    }
}
