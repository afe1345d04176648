package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.ModelConfig;
import dev.lockstep.modelchecker.tlc.Verdict.Failed;
import dev.lockstep.modelchecker.tlc.Verdict.Holds;
import dev.lockstep.modelchecker.tlc.Verdict.Kind;
import dev.lockstep.modelchecker.tlc.Verdict.Undecided;
import dev.lockstep.modelchecker.tlc.Verdict.Undecided.Reason;
import dev.lockstep.modelchecker.tlc.Verdict.Violated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the verdict from TLC's messages and its exit code.
 *
 * <p>An error that TLC printed outweighs its exit code (2.18 exits 0 after {@code -continue}, and after an evaluation
 * error in an initial state under a temporal property). Without one, a run passes only if everything says so: exit code
 * 0, the message of success, totals with an empty queue, the message of the end.
 *
 * @param output what TLC printed
 * @param config the model's {@code .cfg}
 * @param exitCode TLC's exit code
 * @param asRecorded whether a simulation is the one that the model's entry in the manifest asks for
 * @param standardError the end of what TLC printed to standard error
 */
record VerdictReader(TlcOutput output, ModelConfig config, int exitCode, boolean asRecorded, String standardError) {
    private static final Pattern NAMED = Pattern.compile(
            "(?:Invariant|Action property|Property|Assumption) (.+?) is (?:violated|false).*", Pattern.DOTALL);

    /** Gives the violation that TLC printed first, if its first error is one. */
    Optional<Violated> violation() {
        return output.findings().stream().findFirst().flatMap(this::violated);
    }

    /** Gives all violations that differ in kind or name. */
    List<Violation> violations() {
        var violations = new ArrayList<Violation>();
        for (Findings.Finding finding : output.findings()) {
            violated(finding).ifPresent(violated -> violations.add(new Violation(violated, finding.count())));
        }
        return violations;
    }

    private Optional<Violated> violated(Findings.Finding finding) {
        TlcMessage error = finding.error();
        return kind(error)
                .map(kind -> new Violated(
                        kind, property(kind, error), finding.behaviour().orElse(null)));
    }

    /** Gives the verdict of a run that TLC ended by itself. */
    Verdict verdict() {
        Optional<Violated> violation = violation();
        if (violation.isPresent()) {
            return violation.get();
        }
        Optional<TlcMessage> error = output.firstError();
        if (error.isPresent()) {
            return new FailureReader(output, error.get(), exitCode).failed();
        }
        if (exitCode == 0) {
            return withoutError();
        }
        if (exitCode >= Kind.ASSUMPTION.exitCode() && exitCode <= Kind.ASSERT.exitCode()) {
            throw new TlcProtocolException("TLC exited with " + exitCode
                    + ", the code of a violation, but printed none; its last lines: " + lastLines());
        }
        return new Failed(
                FailureReader.known(exitCode), "TLC ended with exit code " + exitCode + ": " + lastLines(), "", null);
    }

    /** Notes a contradiction between the violation that TLC printed and its exit code, and what stopped it after that. */
    List<String> remarks(Verdict verdict) {
        var remarks = new ArrayList<String>();
        if (!(verdict instanceof Violated)) {
            return remarks;
        }
        if (verdict.exitCode() != exitCode) {
            remarks.add("TLC exited with " + exitCode + " although it printed a violation, whose exit code is "
                    + verdict.exitCode() + "; the violation counts");
        }
        for (Findings.Finding finding : output.findings()) {
            if (violated(finding).isEmpty()) {
                remarks.add("after the violation TLC could not go on: "
                        + finding.error().text().strip());
            }
        }
        return remarks;
    }

    private Verdict withoutError() {
        boolean ended = output.has(TlcCode.FINISHED) && !output.isCutShort();
        if (ended && output.has(TlcCode.WALKS)) {
            return new Undecided(
                    asRecorded ? Reason.RECORDED_SIMULATION : Reason.SIMULATION,
                    "random walks found no violation, which proves nothing; check exhaustively");
        }
        if (ended && output.has(TlcCode.DEPTH_FIRST)) {
            return new Undecided(
                    Reason.DEPTH_FIRST,
                    "a depth-first search found no violation, but TLC does not say whether there are states beyond its"
                            + " depth; check exhaustively");
        }
        boolean complete = output.has(TlcCode.SUCCESS) && output.has(TlcCode.STATISTICS) && output.queue() == 0;
        if (!ended || !complete) {
            return new Failed(
                    1,
                    "TLC exited with 0 but did not say that its search was complete; its last lines: " + lastLines(),
                    "",
                    null);
        }
        List<ModelConfig.Keyword> reductions = config.reductions();
        boolean reduced = !reductions.isEmpty()
                || output.has(TlcCode.LIVENESS_WITH_CONSTRAINT)
                || output.has(TlcCode.LIVENESS_WITH_SYMMETRY);
        if (output.has(TlcCode.TEMPORAL_CHECKED) && reduced) {
            return new Undecided(
                    Reason.REDUCED_LIVENESS,
                    "no violation of " + String.join(", ", config.properties()) + " was found, but under " + reductions
                            + " TLC sees only a part of the state graph, where a false liveness property can pass;"
                            + " bound the model by guards instead");
        }
        return new Holds();
    }

    private Optional<Kind> kind(TlcMessage error) {
        return switch (error.code()) {
            case TlcCode.ASSUMPTION_FALSE -> Optional.of(Kind.ASSUMPTION);
            case TlcCode.DEADLOCK -> Optional.of(Kind.DEADLOCK);
            case TlcCode.INVARIANT_VIOLATED, TlcCode.INVARIANT_VIOLATED_INITIALLY -> Optional.of(Kind.INVARIANT);
            case TlcCode.ACTION_PROPERTY_VIOLATED, TlcCode.PROPERTY_VIOLATED_INITIALLY ->
                Optional.of(Kind.ACTION_PROPERTY);
            case TlcCode.TEMPORAL_VIOLATED -> Optional.of(Kind.LIVENESS);
            case TlcCode.ASSERT_FAILED -> Optional.of(Kind.ASSERT);
            default ->
                exitCode == Kind.ASSERT.exitCode() && error.codes().anyMatch(c -> c == TlcCode.ASSERT_FAILED)
                        ? Optional.of(Kind.ASSERT)
                        : Optional.empty();
        };
    }

    private String property(Kind kind, TlcMessage error) {
        if (kind == Kind.DEADLOCK) {
            return "";
        }
        if (kind == Kind.LIVENESS) {
            return String.join(", ", config.properties());
        }
        if (kind == Kind.ASSERT) {
            // The assertion's own message is the last line.
            List<String> lines = new ArrayList<>(error.text().strip().lines().toList());
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
        Matcher named = NAMED.matcher(error.text().strip());
        String name = named.matches() ? named.group(1) : error.text().strip();
        // TLC 2.18 names a refinement's initial predicate by its place only.
        return name.startsWith("line ")
                        && kind == Kind.ACTION_PROPERTY
                        && config.properties().size() == 1
                ? config.properties().get(0)
                : name;
    }

    private String lastLines() {
        List<String> lines = output.printed();
        String tail = String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        String all = (tail + "\n" + standardError).strip();
        return all.isEmpty() ? "(it printed none)" : all;
    }
}
