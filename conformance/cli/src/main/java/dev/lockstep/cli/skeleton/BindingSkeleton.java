package dev.lockstep.cli.skeleton;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.SpecAction;
import dev.lockstep.runner.binding.SpecBinding;
import dev.lockstep.runner.binding.SpecVariable;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A binding of a spec that compiles and does nothing yet: a method for each action and each variable, with parameters and results of the types that a model's values
 * have.
 */
public final class BindingSkeleton {
    /** Methods of {@code Object}, {@code Copyable} and {@code Snapshotted}: an action of such a name would override or hide them. */
    private static final List<String> TAKEN = List.of(
            "getClass",
            "hashCode",
            "equals",
            "toString",
            "notify",
            "notifyAll",
            "wait",
            "clone",
            "finalize",
            "copy",
            "snapshot");

    private static final int MOST_EXAMPLE = 100;

    private final SpecSignature signature;
    private final StateGraph graph;
    private final String spec;
    private final String packageName;
    private final ValueTypes types;
    private final Set<String> names = new HashSet<>(TAKEN);
    private final Map<String, List<Set<TlaValue>>> arguments = new HashMap<>();

    /**
     * Looks at a model.
     *
     * @param signature what of the spec can be bound
     * @param graph the states and events to take types from, all or some of them
     * @param spec the name of the spec's module
     * @param packageName the package of the class; empty for none
     */
    public BindingSkeleton(SpecSignature signature, StateGraph graph, String spec, String packageName) {
        this.signature = signature;
        this.graph = graph;
        this.spec = spec;
        this.packageName = packageName;
        this.types = new ValueTypes(signature.constants().values());
        for (int label = 0; label < graph.labelCount(); label++) {
            collect(graph.event(label));
        }
    }

    private void collect(Event event) {
        List<Set<TlaValue>> seen = arguments.computeIfAbsent(event.action(), name -> new ArrayList<>());
        int i = 0;
        for (TlaValue value : event.arguments().values()) {
            if (i == seen.size()) {
                seen.add(new HashSet<>());
            }
            seen.get(i++).add(value);
        }
    }

    /** Gives the name of the class. */
    public String className() {
        return JavaNames.type(spec) + "Binding";
    }

    /** Gives the source, line by line. */
    public List<String> lines() {
        List<String> body = new ArrayList<>();
        constructor(body);
        body.add("");
        body.add("    // A replay of the whole state graph executes each transition once if this class implements");
        body.add("    // dev.lockstep.runner.binding.Copyable<" + className()
                + ">; until then it replays traces from the start, each anew.");
        List<String> observers = variables();
        for (ActionSignature action : signature.actions()) {
            body.add("");
            action(action, body);
        }
        body.addAll(observers);
        List<String> lines = new ArrayList<>();
        if (!packageName.isEmpty()) {
            lines.addAll(List.of("package " + packageName + ";", ""));
        }
        imports().forEach(name -> lines.add("import " + name + ";"));
        lines.add("");
        lines.add("/** Links your implementation to the spec {@code " + spec
                + "}: a method for each action, and one for each variable. */");
        lines.add("@SpecBinding(\"" + JavaNames.literal(spec) + "\")");
        lines.add("public final class " + className() + " {");
        lines.addAll(body);
        lines.add("}");
        return lines;
    }

    private Set<String> imports() {
        Set<String> imports = types.imports();
        for (Class<?> used : List.of(Constants.class, SpecAction.class, SpecBinding.class, SpecVariable.class)) {
            imports.add(used.getName());
        }
        return imports;
    }

    private void constructor(List<String> body) {
        body.add("    /** Makes the system in its initial state, under the constants of a model. */");
        body.add("    public " + className() + "(Constants constants) {");
        body.add("        // Make your system here, and keep it in a field. The model has "
                + (signature.constants().isEmpty() ? "no constants." : "the constants"));
        new TreeMap<>(signature.constants())
                .forEach((name, value) -> body.add("        //   " + comment(name + " = " + value)));
        body.add("    }");
    }

    private void action(ActionSignature action, List<String> body) {
        Set<String> taken = new HashSet<>();
        List<String> parameters = new ArrayList<>();
        List<Set<TlaValue>> seen = arguments.getOrDefault(action.name(), List.of());
        for (int i = 0; i < action.parameters().size(); i++) {
            String type = types.of(i < seen.size() ? seen.get(i) : Set.of());
            parameters.add(type + " "
                    + JavaNames.unique(JavaNames.member(action.parameters().get(i)), taken));
        }
        body.add("    // " + comment(action + " at " + action.location()));
        body.add("    @SpecAction(\"" + JavaNames.literal(action.name()) + "\")");
        body.add("    public void " + JavaNames.unique(JavaNames.member(action.name()), names) + "("
                + String.join(", ", parameters) + ") {");
        body.add("        " + unbound("action " + action.name()));
        body.add("    }");
    }

    /** Names variables first, so that an action of the same name gives way. */
    private List<String> variables() {
        List<String> body = new ArrayList<>();
        for (int i = 0; i < signature.variables().size(); i++) {
            String variable = signature.variables().get(i);
            List<TlaValue> values = graph.values(i);
            body.add("");
            if (!values.isEmpty()) {
                body.add("    // " + comment("at first " + graph.value(0, i)));
            }
            body.add("    @SpecVariable(\"" + JavaNames.literal(variable) + "\")");
            body.add("    public " + types.of(values) + " " + JavaNames.unique(JavaNames.member(variable), names)
                    + "() {");
            body.add("        " + unbound("variable " + variable));
            body.add("    }");
        }
        return body;
    }

    private static String comment(String text) {
        return JavaNames.comment(text, MOST_EXAMPLE);
    }

    private static String unbound(String what) {
        return "throw new UnsupportedOperationException(\"not bound yet: " + JavaNames.literal(what) + "\");";
    }
}
