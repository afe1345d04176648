package dev.lockstep.runner.binding;

import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The methods of a binding that list the events which its subject would take. */
final class Offers {
    private final Map<String, ActionSignature> signatures = new HashMap<>();
    private final JavaValues conversion;
    private final Set<String> actions = new TreeSet<>();
    private final List<MethodHandle> methods = new ArrayList<>();
    private final List<Set<String>> covered = new ArrayList<>();

    Offers(SpecSignature signature, JavaValues conversion) {
        signature.actions().forEach(action -> signatures.put(action.name(), action));
        this.conversion = conversion;
    }

    /** Takes a method in, or says what is wrong with it. */
    void bind(Method method, SpecEnabled annotation, MethodHandle handle, List<String> problems) {
        if (method.getParameterCount() > 0 || !Collection.class.isAssignableFrom(method.getReturnType())) {
            problems.add("method " + method.getName()
                    + ", marked @SpecEnabled, must have no parameters and return a Collection<Offer>");
            return;
        }
        for (String action : annotation.value()) {
            if (!signatures.containsKey(action)) {
                problems.add("method " + method.getName() + " lists events of action " + action + ", "
                        + KnownNames.only(new TreeSet<>(signatures.keySet()), action));
            } else if (!actions.add(action)) {
                problems.add("events of action " + action + " are listed by two methods marked @SpecEnabled");
            }
        }
        methods.add(handle.asType(MethodType.methodType(Object.class, Object.class)));
        covered.add(Set.of(annotation.value()));
    }

    /** Gives the actions of which all events are listed. */
    Set<String> actions() {
        return actions;
    }

    /**
     * Asks a binding's instance.
     *
     * @throws UnfitException if it offers what is no event of an action that its method is marked with
     * @throws Throwable whatever the subject throws
     */
    List<Offer> of(Object instance) throws Throwable {
        List<Offer> offered = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++) {
            Object listed = (Object) methods.get(i).invokeExact(instance);
            for (Object one : (Collection<?>) listed) {
                if (!(one instanceof Offer offer) || !covered.get(i).contains(offer.action())) {
                    throw new UnfitException("a method marked @SpecEnabled(" + new TreeSet<>(covered.get(i))
                            + ") offers " + one + "; expected an Offer of one of these actions");
                }
                offered.add(offer);
            }
        }
        return offered;
    }

    /**
     * Gives an offer as the event that it is.
     *
     * @throws UnfitException if its arguments are not those of its action
     */
    Event event(Offer offer) {
        ActionSignature action = signatures.get(offer.action());
        if (action == null || action.parameters().size() != offer.arguments().size()) {
            throw new UnfitException("the offer " + offer + " does not have the arguments of action " + action);
        }
        Map<String, TlaValue> arguments = new LinkedHashMap<>();
        for (int i = 0; i < offer.arguments().size(); i++) {
            String parameter = action.parameters().get(i);
            try {
                arguments.put(parameter, conversion.toTla(offer.arguments().get(i)));
            } catch (UnfitException e) {
                throw Misfit.at("argument " + (i + 1) + " (" + parameter + ") of the offer " + offer, e);
            }
        }
        return new Event(offer.action(), arguments);
    }
}
