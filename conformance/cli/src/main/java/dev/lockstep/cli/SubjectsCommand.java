package dev.lockstep.cli;

import dev.lockstep.cli.report.Json;
import dev.lockstep.cli.report.TextTable;
import dev.lockstep.runner.binding.SubjectFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the subjects. */
@Command(name = "subjects", description = "List the implementations and their mutants, with the models that kill each.")
final class SubjectsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Mixin
    private ClassPathOption classPath = new ClassPathOption();

    SubjectsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (UserClasses classes = classPath.open()) {
            return list(classes.subjects());
        }
    }

    private Integer list(Subjects subjects) {
        List<SubjectFactory> all = new ArrayList<>();
        for (SubjectFactory subject : subjects.conforming()) {
            all.add(subject);
            all.addAll(subject.mutants());
        }
        if (shared.json) {
            List<Object> json = new ArrayList<>();
            for (SubjectFactory subject : all) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("name", subject.name());
                entry.put("spec", subject.spec());
                entry.put("description", subject.description());
                entry.put("source", subject.source());
                entry.put("models", subject.killedBy());
                json.add(entry);
            }
            console.print(Json.text(json));
        } else {
            var table = new TextTable("subject", "spec", "what it is", "modelled on", "killed by");
            for (SubjectFactory subject : all) {
                table.add(
                        subject.name(),
                        subject.spec(),
                        subject.description(),
                        subject.source(),
                        String.join(" ", subject.killedBy()));
            }
            table.lines().forEach(console::print);
        }
        return all.isEmpty() ? ExitCode.NOTHING_TESTED : ExitCode.HOLDS;
    }
}
