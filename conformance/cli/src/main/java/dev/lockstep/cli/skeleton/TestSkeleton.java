package dev.lockstep.cli.skeleton;

import java.util.ArrayList;
import java.util.List;

/** A JUnit test that replays a model against a binding. */
public final class TestSkeleton {
    private static final String JUNIT = "dev.lockstep.runner.junit.";

    private TestSkeleton() {}

    /** Gives the name of the class that tests a spec. */
    public static String className(String spec) {
        return JavaNames.type(spec) + "ConformanceTests";
    }

    /**
     * Gives the source, line by line.
     *
     * @param spec the name of the spec's module
     * @param place the folder of the spec, or the name of a shipped system
     * @param model the model, by the name of its {@code .cfg}
     * @param packageName the package of the class; empty for none
     * @param binding the name of the binding's class, in the same package
     */
    public static List<String> lines(String spec, String place, String model, String packageName, String binding) {
        List<String> lines = new ArrayList<>();
        if (!packageName.isEmpty()) {
            lines.addAll(List.of("package " + packageName + ";", ""));
        }
        lines.addAll(List.of(
                "import " + JUNIT + "Conformance;",
                "import " + JUNIT + "ConformanceTests;",
                "",
                "/** Replays the state graph of a model of {@code " + spec + "} against the implementation. */",
                "@Conformance(spec = \"" + JavaNames.literal(place) + "\", model = \"" + JavaNames.literal(model)
                        + "\", binding = " + binding + ".class)",
                "class " + className(spec) + " implements ConformanceTests {}"));
        return lines;
    }
}
