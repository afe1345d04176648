package dev.lockstep.cli;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.runner.binding.SubjectFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The subjects that are on the class path, by name. */
final class Subjects {
    private final List<SubjectFactory> conforming = new ArrayList<>();

    Subjects() {
        ServiceLoader.load(SubjectFactory.class).forEach(conforming::add);
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
            return new UsageException("no subject is named " + name + "; there are: "
                    + (known.isEmpty() ? "none" : known) + ". `lockstep subjects` tells what each is");
        });
    }
}
