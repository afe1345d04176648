package dev.lockstep.cli;

import dev.lockstep.cli.report.Json;
import dev.lockstep.cli.skeleton.BindingSkeleton;
import dev.lockstep.cli.skeleton.TestSkeleton;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.explore.ExploreBounds;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spi.SpecSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a binding for any spec, to be filled in, and its test. */
@Command(
        name = "init",
        description =
                "Write a Java class that binds a spec, with a method for each action and variable, and a JUnit test that"
                        + " replays a model against it.",
        footer =
                "%nNothing is overwritten. The types of parameters and results are those of the values in the states that are looked"
                        + " at.")
final class InitCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Mixin
    private CacheOption cache = new CacheOption();

    @Mixin
    private SpecOptions tools = new SpecOptions();

    @Parameters(
            paramLabel = "SPEC",
            description = "A .tla or a .cfg file, a spec's folder, or the name of a shipped system or model.")
    private String spec = "";

    @Option(names = "--out", paramLabel = "DIR", description = "Write into this folder; the current one unless given.")
    private Path out = Path.of("");

    @Option(names = "--package", paramLabel = "P", description = "The package of the classes; none unless given.")
    private String packageName = "";

    @Option(
            names = "--max-states",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Look at so many states of the model for types (${DEFAULT-VALUE} unless given).")
    private int maxStates;

    InitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!packageName.isEmpty() && !SourceVersion.isName(packageName)) {
            throw new UsageException("--package: expected a Java package, such as com.example, found " + packageName);
        }
        if (maxStates < 1) {
            throw new UsageException("--max-states: expected at least 1, found " + maxStates);
        }
        Exploration explored;
        InitSource source;
        String module;
        try (ShippedSpecs shipped = ShippedSpecs.open()) {
            source = InitSource.of(spec, shipped);
            var bounds = new ExploreBounds(maxStates, Integer.MAX_VALUE, ExploreBounds.NO_HEAP_BOUND);
            explored = new Steps(console, shared.workers(), tools.tools(), bounds, cache).explore(source.model());
            module = source.module(explored.signature());
        }
        var binding = new BindingSkeleton(explored.signature(), explored.graph(), module, packageName);
        Map<Path, List<String>> files = new TreeMap<>();
        files.put(out.resolve(binding.className() + ".java"), binding.lines());
        files.put(
                out.resolve(TestSkeleton.className(module) + ".java"),
                TestSkeleton.lines(module, source.place(), source.modelName(), packageName, binding.className()));
        write(files);
        String name = packageName.isEmpty() ? binding.className() : packageName + "." + binding.className();
        if (shared.json) {
            console.print(Json.text(json(source, module, name, files, explored.signature())));
        } else {
            print(source, module, name, files, explored);
        }
        return ExitCode.HOLDS;
    }

    private static void write(Map<Path, List<String>> files) throws IOException {
        for (Path file : files.keySet()) {
            if (Files.exists(file)) {
                throw new UsageException(file
                        + " is there already and is not overwritten; remove it, or take another folder with --out");
            }
        }
        for (Map.Entry<Path, List<String>> file : files.entrySet()) {
            Files.createDirectories(file.getKey().toAbsolutePath().getParent());
            Files.writeString(
                    file.getKey(),
                    String.join("\n", file.getValue()) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE_NEW);
        }
    }

    private Map<String, Object> json(
            InitSource source, String module, String binding, Map<Path, List<String>> files, SpecSignature signature) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", source.model().name());
        json.put("spec", module);
        json.put("binding", binding);
        json.put("files", files.keySet().stream().map(Path::toString).toList());
        json.put("actions", signature.actions().size());
        json.put("variables", signature.variables().size());
        json.put("repeat", console.repeat());
        return json;
    }

    private void print(
            InitSource source, String module, String binding, Map<Path, List<String>> files, Exploration explored) {
        files.keySet().forEach(file -> console.print("wrote " + file));
        console.print(String.format(
                "%s has %d actions and %d variables; types from %,d states of %s",
                module,
                explored.signature().actions().size(),
                explored.signature().variables().size(),
                explored.graph().stateCount(),
                source.model().name()));
        console.print("next:");
        console.print("  1. make your system in the constructor, and replace each `throw` by a call of it");
        console.print("  2. compile, with lockstep-runner and your classes on the class path");
        console.print("  3. lockstep replay " + source.argument() + " --classpath CLASSES --binding " + binding);
        console.print("repeat: " + console.repeat());
    }
}
