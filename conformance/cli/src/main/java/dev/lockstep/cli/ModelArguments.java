package dev.lockstep.cli;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spec.SizeClass;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the MODEL and PATH arguments of a command mean: paths, or names of shipped models. */
final class ModelArguments {
    private ModelArguments() {}

    /**
     * Gives the models that arguments name. One that names a single model gives it, whatever its size; a folder or a system
     * gives its models of the sizes asked for.
     *
     * @param arguments paths or names; all shipped models if empty
     * @param sizes the sizes to take of folders
     * @throws dev.lockstep.modelchecker.spec.SpecException if an argument names nothing
     * @throws UsageException if nothing is left
     */
    static List<Model> models(ShippedSpecs shipped, List<String> arguments, Set<SizeClass> sizes) {
        List<Model> models = new ArrayList<>();
        if (arguments.isEmpty()) {
            models.addAll(ofSizes(shipped.models(), sizes));
        }
        for (String argument : arguments) {
            List<Model> named = shipped.resolve(argument);
            models.addAll(isSingle(argument, named) ? named : ofSizes(named, sizes));
        }
        List<Model> once = models.stream().distinct().toList();
        if (once.isEmpty()) {
            throw new UsageException("no model of the sizes " + sizes + " in " + arguments
                    + "; name a model, or other sizes with --size");
        }
        return once;
    }

    /**
     * Gives the one model that an argument names.
     *
     * @throws UsageException if it names several
     */
    static Model single(ShippedSpecs shipped, String argument) {
        List<Model> named = shipped.resolve(argument);
        if (named.size() != 1) {
            throw new UsageException(argument + ": expected one model, found " + named.size() + ": "
                    + String.join(", ", named.stream().map(Model::name).toList()) + "; name one of them");
        }
        return named.get(0);
    }

    private static boolean isSingle(String argument, List<Model> named) {
        return named.size() == 1
                && (argument.endsWith(".cfg") || named.get(0).name().equals(argument));
    }

    private static List<Model> ofSizes(List<Model> models, Set<SizeClass> sizes) {
        return models.stream().filter(m -> sizes.contains(m.size())).toList();
    }

    /** Gives all sizes but Large. */
    static Set<SizeClass> allButLarge() {
        return EnumSet.complementOf(EnumSet.of(SizeClass.LARGE));
    }
}
