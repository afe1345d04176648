package dev.lockstep.cli;

import dev.lockstep.modelchecker.spec.CloseNames;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.runner.binding.SubjectFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The subjects that are on the class path, by name. */
final class Subjects {
    private final List<SubjectFactory> conforming = new ArrayList<>();

    /** Finds those of Lockstep. */
    Subjects() {
        this(Subjects.class.getClassLoader());
    }

    /**
     * Finds those that a class loader sees.
     *
     * @throws UsageException if one is registered that can't be made
     */
    Subjects(ClassLoader loader) {
        try {
            ServiceLoader.load(SubjectFactory.class, loader).forEach(conforming::add);
        } catch (ServiceConfigurationError e) {
            throw new UsageException("a subject on the class path can't be made: "
                    + e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause())
                    + "; look at META-INF/services/" + SubjectFactory.class.getName());
        }
        conforming.sort((a, b) -> a.name().compareTo(b.name()));
    }

    /** Gives the subjects that are meant to conform, sorted by name. */
    List<SubjectFactory> conforming() {
        return conforming;
    }

    /** Gives the subjects that are meant to conform to the spec of a model. */
    List<SubjectFactory> conformingTo(Model model) {
        return conforming.stream().filter(s -> isOf(s, model)).toList();
    }

    /** Says whether a subject is bound to the spec that a model is of: the model's module extends or instantiates it. */
    static boolean isOf(SubjectFactory subject, Model model) {
        return model.modules().contains(subject.spec());
    }

    /**
     * Finds a subject or a mutant by its name.
     *
     * @throws UsageException if there is none of that name
     */
    SubjectFactory named(String name) {
        List<SubjectFactory> all = new ArrayList<>(conforming);
        conforming.forEach(s -> all.addAll(s.mutants()));
        return all.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow(() -> {
            String known = all.stream().map(SubjectFactory::name).sorted().collect(Collectors.joining(", "));
            List<String> close =
                    CloseNames.of(name, all.stream().map(SubjectFactory::name).toList());
            return new UsageException("no subject is named " + name + "; "
                    + (close.isEmpty() ? "" : "did you mean " + String.join(" or ", close) + "? ") + "there are: "
                    + (known.isEmpty() ? "none" : known) + ". `lockstep subjects` tells what each is");
        });
    }
}
