package dev.lockstep.cli;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.spi.SpecSignature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The spec that a binding is written for, and the model that tells of its values.
 *
 * @param model the model
 * @param place the folder that the user named, or the name of a shipped system
 * @param argument the model as the command line takes it
 */
record InitSource(Model model, String place, String argument) {
    private static final String MODULE = ".tla";
    private static final String CONFIG = ".cfg";

    /**
     * Finds the model for an argument: that of a {@code .cfg}; of a folder or a system its Small one, else its first that is not broken on purpose; of a module the same
     * among the models beside it that reach it.
     *
     * @throws dev.lockstep.modelchecker.spec.SpecException if the argument names nothing
     * @throws UsageException if no model is there
     */
    static InitSource of(String argument, ShippedSpecs shipped) {
        if (!argument.endsWith(MODULE)) {
            Model model = first(shipped.resolve(argument));
            Path path = Path.of(argument);
            return Files.exists(path)
                    ? ofPath(model, argument.endsWith(CONFIG) ? path.resolveSibling("") : path)
                    : new InitSource(model, model.system(), model.name());
        }
        Path module = Path.of(argument).toAbsolutePath().normalize();
        String name = module.getFileName().toString().replace(MODULE, "");
        if (!Files.isRegularFile(module)) {
            throw new UsageException(argument + ": expected a module, found nothing; check the path");
        }
        Path folder = module.resolveSibling("");
        List<Model> reaching = shipped.resolve(folder.toString()).stream()
                .filter(model -> model.modules().contains(name))
                .toList();
        if (reaching.isEmpty()) {
            throw new UsageException(argument + ": expected beside it a model (.cfg) whose module is " + name
                    + " or extends it, found none; write one, such as " + name
                    + ".cfg with SPECIFICATION and CONSTANTS");
        }
        return ofPath(first(reaching), folder);
    }

    private static InitSource ofPath(Model model, Path folder) {
        return new InitSource(model, text(folder), text(model.config()));
    }

    private static Model first(List<Model> models) {
        return models.stream()
                .min(Comparator.comparing((Model model) -> model.size() != SizeClass.SMALL)
                        .thenComparing(model -> model.size() == SizeClass.MUTANT)
                        .thenComparing(model -> model.size() == SizeClass.LARGE)
                        .thenComparing(Model::name))
                .orElseThrow();
    }

    /** Gives a path relative to the current folder if it is below it, with slashes. */
    private static String text(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path at = path.toAbsolutePath().normalize();
        String text =
                (at.startsWith(here) ? here.relativize(at) : at).toString().replace('\\', '/');
        return text.isEmpty() ? "." : text;
    }

    /** Gives the name of the model's {@code .cfg}, without the extension. */
    String modelName() {
        return model.config().getFileName().toString().replace(CONFIG, "");
    }

    /** Gives the module that defines most of the actions: the spec itself, where a model's module only bounds it. */
    String module(SpecSignature signature) {
        Map<String, Integer> defined = new TreeMap<>();
        signature
                .actions()
                .forEach(action -> defined.merge(action.location().replaceFirst("\\.tla.*", ""), 1, Integer::sum));
        defined.keySet().retainAll(model.modules());
        return defined.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(model.moduleName());
    }
}
