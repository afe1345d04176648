package dev.lockstep.modelchecker.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.spec.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with another version of TLC, too: {@code -Dlockstep.tla2tools=/path/to/tla2tools.jar}. */
class ConcurrentChecksTests {
    private static final TlcOptions QUICK =
            TlcOptions.ofWorkers(1).withQuickStart(true).withHeap("128m");

    @TempDir
    private Path temporary;

    private List<Path> temporaryFolders() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.toList();
        }
    }

    @Test
    void twentyFourChecksAtOnceGiveTheRightAnswersAndLeaveNothingBehind() throws Exception {
        List<String> kinds = List.of(
                "counter/MCCounterSmall",
                "counter/mutants/CountTooFar",
                "counter/MCCounterFalls",
                "counter/MCCounterLasso",
                "faulty/FaultyDeadlock",
                "faulty/FaultyAssert");
        List<String> models =
                Collections.nCopies(4, kinds).stream().flatMap(List::stream).toList();
        ExecutorService threads = Executors.newFixedThreadPool(models.size());
        var codes = new ArrayList<Integer>();
        try (Tlc tlc = new Tlc(SpecTools.standard(), temporary)) {
            var results = new ArrayList<Future<TlcResult>>();
            for (String path : models) {
                Model model = TestSpecs.model(path);
                results.add(threads.submit(() -> tlc.check(model, QUICK, progress -> {})));
            }
            for (Future<TlcResult> result : results) {
                codes.add(result.get().exitCode());
            }
        } finally {
            threads.shutdownNow();
        }

        List<Integer> expected = List.of(0, 12, 13, 13, 11, 14);
        assertThat(codes)
                .isEqualTo(Collections.nCopies(4, expected).stream()
                        .flatMap(List::stream)
                        .toList());
        assertThat(temporaryFolders()).isEmpty();
    }

    @Test
    void interruptEndsTheRunAndRemovesItsFolder() throws Exception {
        Set<Long> children = children();
        var started = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Tlc tlc = new Tlc(SpecTools.standard(), temporary)) {
            Model model = TestSpecs.model("counter/MCCounterSmall");
            Future<TlcResult> result = thread.submit(() -> {
                started.countDown();
                return tlc.check(model, QUICK, progress -> {});
            });
            started.await();
            while (temporaryFolders().isEmpty() || children().equals(children)) {
                Thread.sleep(5);
            }
            thread.shutdownNow();
            assertThatThrownBy(result::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        }

        assertThat(temporaryFolders()).isEmpty();
        assertThat(children()).isEqualTo(children);
    }

    @Test
    void closeEndsTheRunsAndRefusesNewOnes() throws Exception {
        Set<Long> children = children();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Model model = TestSpecs.model("counter/MCCounterSmall");
        Tlc tlc = new Tlc(SpecTools.standard(), temporary);
        try {
            Future<TlcResult> result = thread.submit(() -> tlc.check(model, QUICK, progress -> {}));
            while (children().equals(children)) {
                Thread.sleep(5);
            }
            tlc.close();
            assertThatThrownBy(result::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> tlc.check(model, QUICK.withTimeout(Duration.ofSeconds(9)), progress -> {}))
                    .isInstanceOf(CancellationException.class);
        } finally {
            thread.shutdownNow();
        }

        assertThat(temporaryFolders()).isEmpty();
        assertThat(children()).isEqualTo(children);
    }

    private static Set<Long> children() {
        return new TreeSet<>(ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .toList());
    }
}
