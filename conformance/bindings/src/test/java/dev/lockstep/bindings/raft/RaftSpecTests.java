package dev.lockstep.bindings.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.protocols.raft.RaftNode;
import dev.lockstep.runner.binding.SpecAction;
import dev.lockstep.runner.binding.SpecVariable;
import dev.lockstep.runner.binding.SubjectFactory;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The spec's README, its broken definitions, and the code say the same about which is which. */
class RaftSpecTests {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)(?:\\([^`]*\\))?` \\| (.*) \\|$");
    private static final Pattern RULE = Pattern.compile("`([A-Z]\\w+)` \\| `(\\w+)`");
    private static final Pattern OVERRIDE = Pattern.compile("(?m)^ +\\w+ <- (\\w+)$");
    private static final Pattern CAPITAL = Pattern.compile("(?<=.)(?=[A-Z])");

    private static ShippedSpecs specs;
    private static String readme;

    @BeforeAll
    static void open() throws IOException {
        specs = ShippedSpecs.open();
        readme = Files.readString(specs.directory().resolve("raft").resolve("README.md"));
    }

    @AfterAll
    static void close() {
        specs.close();
    }

    /** Gives the rows of the README's table that begins with a heading, by their first cells. */
    private static Set<String> firstCells(String heading) {
        int start = readme.indexOf("\n| " + heading + " |");
        assertThat(start).as("a table of each %s", heading).isPositive();
        String table = readme.substring(start + 1, readme.indexOf("\n\n", start + 1));
        return new TreeSet<>(
                ROW.matcher(table).results().map(row -> row.group(1)).toList());
    }

    /** Gives the names in the binding's annotations of one kind. */
    private static <A extends Annotation> Set<String> bound(Class<A> annotation, Function<A, String> name) {
        Set<String> names = new TreeSet<>();
        for (Method method : RaftBinding.class.getDeclaredMethods()) {
            A found = method.getAnnotation(annotation);
            if (found != null) {
                names.add(name.apply(found));
            }
        }
        return names;
    }

    @Test
    void theTableOfVariablesIsWhatTheBindingBinds() {
        Set<String> variables = bound(SpecVariable.class, SpecVariable::value);
        assertThat(firstCells("variable")).isEqualTo(variables).hasSize(9);
    }

    @Test
    void theTableOfActionsIsWhatTheBindingBinds() {
        Set<String> actions = bound(SpecAction.class, SpecAction::value);
        Set<String> told = firstCells("action");
        assertThat(told).isNotEmpty().isSubsetOf(actions);
        // One row stands for all that leave the message in flight.
        assertThat(actions.stream().filter(a -> !told.contains(a))).allMatch(a -> a.endsWith("Duplicate"));
    }

    @Test
    void theTableOfRulesNamesEachRuleOfTheCodeAndItsDefinitionInTheSpec() throws IOException {
        String spec = Files.readString(specs.directory().resolve("raft").resolve("Raft.tla"));
        Set<String> rules = new TreeSet<>();
        Set<String> methods = new TreeSet<>();
        for (Method method : RaftNode.class.getDeclaredMethods()) {
            if (Modifier.isProtected(method.getModifiers()) && !method.isSynthetic()) {
                methods.add(method.getName());
            }
        }
        List<MatchResult> rows = RULE.matcher(readme).results().toList();
        for (MatchResult row : rows) {
            assertThat(spec).as(row.group()).containsPattern("(?m)^" + row.group(1) + "(\\(.*\\))? ==");
            rules.add(row.group(2));
        }
        assertThat(rules).isEqualTo(methods);
    }

    @Test
    void everyBrokenDefinitionHasItsTwinAmongTheMutants() throws IOException {
        Set<String> mutants = new TreeSet<>();
        for (SubjectFactory mutant : new RaftSubject().mutants()) {
            mutants.add(mutant.name());
        }
        int broken = 0;
        for (Model model : specs.models()) {
            if (model.system().equals("raft") && model.size() == SizeClass.MUTANT) {
                List<MatchResult> overrides = OVERRIDE.matcher(Files.readString(model.config()))
                        .results()
                        .toList();
                assertThat(overrides).as(model.name()).hasSize(1);
                String twin = "raft:"
                        + CAPITAL.matcher(overrides.get(0).group(1))
                                .replaceAll("-")
                                .toLowerCase(Locale.ROOT);
                assertThat(mutants).as(model.name()).contains(twin);
                broken++;
            }
        }
        assertThat(broken).isGreaterThanOrEqualTo(14);
    }
}
