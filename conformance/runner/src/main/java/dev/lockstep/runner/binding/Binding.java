package dev.lockstep.runner.binding;

import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A subject's binding, checked against a spec under a model: every action and every variable is bound, or declared unobserved, before
 * anything runs.
 */
public final class Binding {
    private final SubjectFactory factory;
    private final SpecSignature signature;
    private final Constants constants;
    private final JavaValues conversion;
    private final boolean copyable;
    private final boolean snapshotted;
    private final Map<String, BoundAction> actions = new TreeMap<>();
    private final @Nullable BoundVariable[] observers;
    private final Map<String, String> unobserved = new LinkedHashMap<>();
    private final Map<String, String> untold = new LinkedHashMap<>();
    private final Offers offers;
    private final Tolerances tolerances = new Tolerances();

    private Binding(SubjectFactory factory, SpecSignature signature) {
        this.factory = factory;
        this.signature = signature;
        this.constants = new Constants(signature.constants());
        this.observers = new BoundVariable[signature.variables().size()];
        Object binding = factory.create(constants);
        this.copyable = binding instanceof Copyable<?>;
        this.snapshotted = binding instanceof Snapshotted;
        List<String> problems = new ArrayList<>();
        SpecBinding annotation = binding.getClass().getAnnotation(SpecBinding.class);
        if (annotation == null) {
            throw new BindingException(
                    binding.getClass(), List.of("the class is not marked @SpecBinding(\"" + factory.spec() + "\")"));
        }
        this.conversion = conversion(annotation, problems);
        this.offers = new Offers(signature, conversion);
        List<String> absent = new ArrayList<>();
        for (Unobserved declared : annotation.unobserved()) {
            declareUnobserved(declared, absent, problems);
        }
        for (Method method : AnnotatedMethods.of(binding.getClass(), problems)) {
            bind(method, problems);
        }
        findGaps(problems);
        if (!problems.isEmpty()) {
            // A misspelt name leaves a gap; without one, it is of another model's variable or action.
            problems.addAll(absent);
            throw new BindingException(binding.getClass(), problems);
        }
    }

    /**
     * Checks a subject's binding.
     *
     * @throws BindingException if the binding leaves something of the spec unbound, or binds what the spec does not have
     */
    public static Binding of(SubjectFactory factory, SpecSignature signature) {
        return new Binding(factory, signature);
    }

    private JavaValues conversion(SpecBinding annotation, List<String> problems) {
        JavaValues plain = new JavaValues(constants.modelValues());
        JavaValues converting = withNone(plain, annotation.none(), "the binding", problems);
        for (Class<? extends ValueConverter<?>> converter : annotation.converters()) {
            converting.addConverter(converter, problems);
        }
        return converting;
    }

    private JavaValues withNone(JavaValues conversion, String none, String place, List<String> problems) {
        try {
            return none.isEmpty() ? conversion : conversion.withNone(NoneName.resolve(none, constants));
        } catch (UnfitException e) {
            problems.add(place + ": " + e.getMessage());
            return conversion;
        }
    }

    private void declareUnobserved(Unobserved declared, List<String> absent, List<String> problems) {
        boolean isAction = declared.variable().isEmpty();
        String name = isAction ? declared.action() : declared.variable();
        String thing = (isAction ? "action " : "variable ") + name;
        if (name.isEmpty() || !(isAction || declared.action().isEmpty())) {
            problems.add("@Unobserved names "
                    + (name.isEmpty() ? "neither a variable nor an action" : "a variable and an action")
                    + "; name one of them");
            return;
        }
        List<String> known = isAction ? actionNames() : signature.variables();
        if (declared.reason().isBlank()) {
            problems.add(thing + " is declared unobserved without a reason");
        }
        if (!known.contains(name)) {
            absent.add(thing + " is declared unobserved, " + KnownNames.only(known, name));
        } else if ((isAction ? untold : unobserved).put(name, declared.reason()) != null) {
            problems.add(thing + " is declared unobserved twice");
        }
    }

    private List<String> actionNames() {
        return signature.actions().stream().map(ActionSignature::name).toList();
    }

    private void bind(Method method, List<String> problems) {
        SpecAction action = AnnotatedMethods.annotation(method, SpecAction.class);
        if (action != null) {
            bindAction(method, action.value(), problems);
        }
        SpecVariable variable = AnnotatedMethods.annotation(method, SpecVariable.class);
        if (variable != null) {
            bindVariable(method, variable, problems);
        }
        SpecEnabled enabled = AnnotatedMethods.annotation(method, SpecEnabled.class);
        if (enabled != null) {
            offers.bind(method, enabled, AnnotatedMethods.handle(method), problems);
        }
        Tolerated tolerated = AnnotatedMethods.annotation(method, Tolerated.class);
        if (tolerated != null) {
            tolerances.bind(method, tolerated, AnnotatedMethods.handle(method), problems);
        }
    }

    private void bindAction(Method method, String name, List<String> problems) {
        ActionSignature action = signature.actions().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElse(null);
        if (action == null) {
            problems.add("method " + method.getName() + " is bound to action " + name + ", "
                    + KnownNames.only(actionNames(), name));
        } else if (untold.containsKey(name)) {
            problems.add("action " + name + " is bound, but declared unobserved too");
        } else if (action.parameters().size() != method.getParameterCount()) {
            problems.add("method " + method.getName() + " has " + method.getParameterCount()
                    + " parameters, but action " + action + " at " + action.location() + " has "
                    + action.parameters().size() + " arguments");
        } else if (actions.containsKey(name)) {
            problems.add(twice("action " + name, actions.get(name).method(), method));
        } else {
            actions.put(name, new BoundAction(action, method, conversion, problems));
        }
    }

    private static String twice(String thing, Method first, Method second) {
        return thing + " is bound twice, by the methods " + first.getName() + " and " + second.getName();
    }

    private void bindVariable(Method method, SpecVariable annotation, List<String> problems) {
        String name = annotation.value();
        int variable = signature.variables().indexOf(name);
        if (variable < 0) {
            problems.add("method " + method.getName() + " is bound to variable " + name + ", "
                    + KnownNames.only(signature.variables(), name));
        } else if (method.getParameterCount() > 0 || method.getReturnType() == void.class) {
            problems.add(
                    "method " + method.getName() + " for variable " + name + " must have a result and no parameters");
        } else if (unobserved.containsKey(name)) {
            problems.add("variable " + name + " is bound, but declared unobserved too");
        } else {
            BoundVariable other = observers[variable];
            if (other != null) {
                problems.add(twice("variable " + name, other.method(), method));
            }
            JavaValues own = withNone(conversion, annotation.none(), "variable " + name, problems);
            observers[variable] = new BoundVariable(name, method, own, problems);
        }
    }

    private void findGaps(List<String> problems) {
        for (ActionSignature action : signature.actions()) {
            if (!actions.containsKey(action.name())
                    && !untold.containsKey(action.name())
                    && problems.stream().noneMatch(p -> p.contains("action " + action + " at"))) {
                problems.add("action " + action + " at " + action.location()
                        + " is not bound; add a method marked @SpecAction(\"" + action.name()
                        + "\"), or declare it unobserved with the reason");
            }
        }
        for (int i = 0; i < observers.length; i++) {
            String variable = signature.variables().get(i);
            if (observers[i] == null && !unobserved.containsKey(variable)) {
                problems.add("variable " + variable + " is not bound; add a method marked @SpecVariable(\"" + variable
                        + "\"), or declare it unobserved with the reason");
            }
        }
    }

    /** Gives the factory whose subjects this binds. */
    public SubjectFactory factory() {
        return factory;
    }

    /** Gives the names of the variables, in the order of the spec. */
    public List<String> variables() {
        return signature.variables();
    }

    /** Gives the variables that are not observed and the actions that the subject is not told of, each with the reason. */
    public Map<String, String> unobserved() {
        Map<String, String> all = new LinkedHashMap<>(unobserved);
        all.putAll(untold);
        return all;
    }

    /** Gives the actions of which the subject is told. */
    public Set<String> actions() {
        return Set.copyOf(actions.keySet());
    }

    /** Gives the actions of which the subject lists the events that it would take. */
    public Set<String> offeredActions() {
        return offers.actions();
    }

    /** Gives the actions of which it does not, and of which it is told. */
    public Set<String> unofferedActions() {
        Set<String> unoffered = new TreeSet<>(actions.keySet());
        unoffered.removeAll(offers.actions());
        return unoffered;
    }

    /** Gives the rules that allow deviations. */
    public Tolerances tolerances() {
        return tolerances;
    }

    /** Says whether subjects can show all of their state. */
    public boolean isSnapshotted() {
        return snapshotted;
    }

    /** Says whether subjects can be copied. */
    public boolean isCopyable() {
        return copyable;
    }

    /** Makes a new subject in its initial state. */
    public Subject start() {
        return new Subject(this, factory.create(constants));
    }

    /**
     * Converts an event's arguments for the method that is bound to its action; the result can be applied to any subject, many times. An event of an action that is
     * declared unobserved does nothing.
     *
     * @throws UnfitException if the spec has no such action, or an argument does not fit its parameter's type
     */
    public PreparedEvent prepare(Event event) {
        if (untold.containsKey(event.action())) {
            return new PreparedEvent(event, null, new Object[0], true);
        }
        BoundAction action = actions.get(event.action());
        if (action == null) {
            throw new UnfitException(
                    "event " + event + " is of an action that is not bound; the bound ones are " + actions.keySet());
        }
        return action.prepare(event);
    }

    /** Gives what a subject shows of a variable, or null where it is unobserved. */
    @Nullable
    TlaValue observe(Object binding, int variable) throws Throwable {
        BoundVariable observer = observers[variable];
        return observer == null ? null : observer.observe(binding);
    }

    List<Offer> offered(Object binding) throws Throwable {
        return offers.of(binding);
    }

    /**
     * Gives what a subject offers as the event that it is.
     *
     * @throws UnfitException if its arguments are not those of its action
     */
    public Event event(Offer offer) {
        return offers.event(offer);
    }
}
