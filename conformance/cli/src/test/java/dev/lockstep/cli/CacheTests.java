package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that explore, with a cache in a folder of their own. */
class CacheTests {
    private static final String MODEL = "raft/MCRaftOneServer";

    @TempDir
    private Path cache;

    private record Run(int code, String out, String err) {
        boolean fromCache() {
            return err.contains("from the cache");
        }

        /** Gives the result without times and the command that repeats the run. */
        List<String> result() {
            return out.lines()
                    .filter(l -> !l.startsWith("repeat:") && !l.startsWith("explored in"))
                    .map(l -> l.replaceAll("[\\d.]+ s$", ""))
                    .toList();
        }
    }

    private Run lockstep(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Lockstep.run(new PrintWriter(out), new PrintWriter(err), false, cache, arguments);
        return new Run(code, out.toString(), err.toString());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    @Test
    void commandsShareOneGraphAndSayWhenItIsAnEarlierOne() throws IOException {
        Run first = lockstep("graph", MODEL);
        assertThat(first.code()).isZero();
        assertThat(first.fromCache()).isFalse();
        Run second = lockstep("graph", MODEL, "--workers", "1");
        assertThat(second.fromCache()).isTrue();
        assertThat(second.result()).isEqualTo(first.result());
        Run replayed = lockstep("replay", MODEL, "--subject", "raft");
        assertThat(replayed.code()).isZero();
        assertThat(replayed.fromCache()).isTrue();
        assertThat(replayed.out()).contains("39 states, 58 transitions replayed, no divergence");
        assertThat(lockstep("verify", MODEL).fromCache()).isTrue();
        assertThat(files()).hasSize(1);
    }

    @Test
    void noCacheNeitherReadsNorKeepsAnything() throws IOException {
        lockstep("graph", MODEL, "--no-cache");
        assertThat(files()).isEmpty();
        lockstep("graph", MODEL);
        for (String command : List.of("graph", "verify")) {
            Run run = lockstep(command, MODEL, "--no-cache");
            assertThat(run.code()).isZero();
            assertThat(run.fromCache()).as(command).isFalse();
        }
    }

    @Test
    void aDamagedGraphIsToldAndExploredAnew() throws IOException {
        Run first = lockstep("graph", MODEL);
        Path file = files().get(0);
        byte[] wrong = Files.readAllBytes(file);
        wrong[wrong.length / 2] ^= 1;
        Files.write(file, wrong);
        Run again = lockstep("graph", MODEL);
        assertThat(again.err()).contains("can't be used").doesNotContain("\tat ");
        assertThat(again.result()).isEqualTo(first.result());
        assertThat(lockstep("graph", MODEL).fromCache()).isTrue();
    }

    @Test
    void aPartialGraphStaysPartialWhenItComesFromTheCache() {
        lockstep("graph", MODEL, "--max-states", "20");
        Run replayed = lockstep("replay", MODEL, "--subject", "raft", "--max-states", "20");
        assertThat(replayed.fromCache()).isTrue();
        assertThat(replayed.code()).isEqualTo(23);
        assertThat(replayed.out()).contains("PARTIAL graph");
        assertThat(lockstep("replay", MODEL, "--subject", "raft").code()).isZero();
    }
}
