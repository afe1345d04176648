package dev.lockstep.cli;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.runner.binding.SubjectFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which implementation is meant: a subject by its name, or a user's class that is a binding. */
final class SubjectOptions {
    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    @Mixin
    private ClassPathOption classPath = new ClassPathOption();

    private static final class Choice {
        @Option(
                names = "--subject",
                paramLabel = "S",
                description = "The implementation, by name: see `lockstep subjects`.")
        private String subject = "";

        @Option(
                names = "--binding",
                paramLabel = "CLASS",
                description = "The implementation, by the class on --classpath that binds it, marked @SpecBinding.")
        private String binding = "";
    }

    /**
     * Opens the classes of users; close them when the subject is no longer needed.
     *
     * @throws UsageException if the class path is none
     */
    UserClasses open() {
        return classPath.open();
    }

    /** Gives the name as it was given. */
    String name() {
        return choice.subject.isEmpty() ? choice.binding : choice.subject;
    }

    /** Gives the options as they were given, for a command that repeats a part of this run. */
    String asGiven() {
        String path = classPath.path().isEmpty() ? "" : "--classpath " + classPath.path() + " ";
        return path + (choice.subject.isEmpty() ? "--binding " + choice.binding : "--subject " + choice.subject);
    }

    /**
     * Gives the subject.
     *
     * @throws UsageException if there is none of that name, or it is bound to the spec of another model
     */
    SubjectFactory factory(UserClasses classes, Model model) {
        SubjectFactory factory = choice.subject.isEmpty()
                ? classes.binding(choice.binding)
                : classes.subjects().named(choice.subject);
        if (!Subjects.isOf(factory, model)) {
            throw new UsageException("subject " + name() + " is bound to the spec " + factory.spec() + ", but model "
                    + model.name() + " is of " + model.modules());
        }
        return factory;
    }
}
