package dev.lockstep.runner.binding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of a binding that allow deviations. */
public final class Tolerances {
    /**
     * One rule.
     *
     * @param reason why it allows what it allows
     * @param goOn whether a replay goes on as if the subject were in the spec's state
     */
    public record Rule(String reason, boolean goOn) {}

    private final List<Rule> rules = new ArrayList<>();
    private final List<MethodHandle> methods = new ArrayList<>();

    Tolerances() {}

    /** Takes a method in, or says what is wrong with it. */
    void bind(Method method, Tolerated annotation, MethodHandle handle, List<String> problems) {
        if (method.getParameterCount() != 1
                || method.getParameterTypes()[0] != Deviation.class
                || method.getReturnType() != boolean.class) {
            problems.add(
                    "method " + method.getName() + ", marked @Tolerated, must take a Deviation and return a boolean");
        } else if (annotation.value().isBlank()) {
            problems.add("method " + method.getName() + " is marked @Tolerated without a reason");
        } else {
            rules.add(new Rule(annotation.value(), annotation.goOn()));
            methods.add(handle.asType(MethodType.methodType(boolean.class, Object.class, Deviation.class)));
        }
    }

    /** Says whether there is no rule. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Gives all rules. */
    public List<Rule> rules() {
        return List.copyOf(rules);
    }

    /** Gives the first rule that allows a deviation. */
    Optional<Rule> allowing(Object instance, Deviation deviation) throws Throwable {
        for (int i = 0; i < rules.size(); i++) {
            if ((boolean) methods.get(i).invokeExact(instance, deviation)) {
                return Optional.of(rules.get(i));
            }
        }
        return Optional.empty();
    }
}
