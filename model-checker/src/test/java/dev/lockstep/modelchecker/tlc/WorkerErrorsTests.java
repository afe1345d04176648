package dev.lockstep.modelchecker.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.spec.ModelConfig;
import dev.lockstep.modelchecker.tlc.Verdict.Violated;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tlc2.tool.WorkerException;

class WorkerErrorsTests {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final WorkerErrors errors = new WorkerErrors(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    private void call(Throwable thrown) {
        var record = new LogRecord(Level.FINE, "outbound call");
        record.setThrown(thrown);
        errors.publish(record);
    }

    private VerdictReader reader() {
        var output = new TlcOutput(progress -> {});
        bytes.toString(StandardCharsets.UTF_8).lines().forEach(line -> output.accept(line, Duration.ZERO));
        return new VerdictReader(output, ModelConfig.parse("SPECIFICATION Spec"), 0, false, "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Error: Invariant TypeOK is violated.                                    | INVARIANT       | TypeOK
            Error: Implied-action NeverFalls is violated.                           | ACTION_PROPERTY | NeverFalls
            Error: deadlock reached.                                                | DEADLOCK        | ''
            The first argument of Assert evaluated to FALSE; the second was: "x"    | ASSERT          | The first argument of Assert evaluated to FALSE; the second was: "x"
            """)
    void whatAWorkerFoundIsToldAsTlcWould(String message, Verdict.Kind kind, String property) {
        call(new WorkerException(message));

        assertThat(reader().violation()).hasValue(new Violated(kind, property, null));
    }

    @Test
    void whatCouldNotBeEvaluatedIsAFailure() {
        call(new WorkerException("Attempted to access nonexistent field"));

        assertThat(reader().violation()).isEmpty();
        assertThat(reader().output().firstError().orElseThrow().text())
                .isEqualTo("Attempted to access nonexistent field");
    }

    @Test
    void onlyTheFirstErrorOfAWorkerIsTold() {
        call(new IllegalStateException("Error: Invariant Other is violated."));
        call(new WorkerException("Error: Invariant First is violated."));
        call(new WorkerException("Error: Invariant Second is violated."));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("First").doesNotContain("Second", "Other");
    }
}
