package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.tlc.TlcProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CheckProgressTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private long seconds;

    private CheckProgress progress(boolean terminal, int models) {
        var console = new Console(new PrintWriter(out), new PrintWriter(err), terminal, List.of(), null);
        return new CheckProgress(console, models, () -> TimeUnit.SECONDS.toNanos(seconds));
    }

    private static Model model(String name) {
        Path file = Path.of("x");
        return new Model(name, file, file, file, SizeClass.SMALL, null);
    }

    private static TlcProgress counts(long generated, long distinct, int seconds) {
        return new TlcProgress(
                generated, distinct, distinct < 0 ? -1 : 5, distinct < 0 ? -1 : 7, Duration.ofSeconds(seconds));
    }

    @Test
    void theLineTellsCountsRateDepthAndTime() {
        try (CheckProgress progress = progress(true, 1)) {
            Consumer<TlcProgress> told = progress.begin(model("raft/A"));
            assertThat(progress.line()).isEqualTo("checking raft/A: 0:00");
            told.accept(counts(4000, 1000, 2));
            seconds = 65;
            assertThat(progress.line())
                    .isEqualTo("checking raft/A: 4,000 states, 1,000 distinct, 5 on queue, 2,000/s, depth 7, 1:05");
            told.accept(counts(64_000, 9000, 62));
            assertThat(progress.line()).as("the rate of the last minute").contains("1,000/s");
        }
        assertThat(err.toString()).contains("\rchecking raft/A: 4,000 states");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void severalChecksShareTheLine() {
        try (CheckProgress progress = progress(false, 3)) {
            progress.begin(model("raft/A"));
            Consumer<TlcProgress> walking = progress.begin(model("raft/B"));
            progress.end(model("raft/A"));
            progress.begin(model("raft/C"));
            walking.accept(counts(300, -1, 3));
            seconds = 3;
            assertThat(progress.line())
                    .isEqualTo("checking (1 of 3 done) raft/B: 300 states, 100/s, 0:03; raft/C: 0:03");
            progress.end(model("raft/B"));
            progress.end(model("raft/C"));
            assertThat(progress.line()).isEmpty();
        }
        assertThat(out.toString() + err).as("no terminal: only now and then").isEmpty();
    }
}
