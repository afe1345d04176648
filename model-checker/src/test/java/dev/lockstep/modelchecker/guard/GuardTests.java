package dev.lockstep.modelchecker.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.spec.TemporaryFolder;
import dev.lockstep.modelchecker.tlc.TestSpecs;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTests {
    @TempDir
    private Path temp;

    /** Tells its arguments and whether a folder is there, then waits for good or ends with an exit code of its own. */
    public static final class Guarded {
        private Guarded() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(String.join(",", arguments));
            if (arguments[0].equals("wait")) {
                Thread.sleep(TimeUnit.HOURS.toMillis(1));
            }
            System.exit(7);
        }
    }

    /** Checks a model that has no end, with another temporary folder open. */
    public static final class Checking {
        private Checking() {}

        public static void main(String[] arguments) throws Exception {
            try (TemporaryFolder other = TemporaryFolder.create();
                    Tlc tlc = new Tlc()) {
                Files.writeString(other.path().resolve("x.txt"), "x");
                tlc.check(
                        TestSpecs.model("grid/GridEndless"),
                        TlcOptions.ofWorkers(1).withQuickStart(true),
                        progress -> {});
            }
        }
    }

    private static Process java(List<String> options, Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void theProgramGetsItsArgumentsAndGivesItsExitCode() throws Exception {
        Process process = java(
                List.of(),
                Guard.class,
                temp.toString(),
                Guard.END_OF_FOLDERS,
                Guarded.class.getName(),
                "go",
                "--",
                "b");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            assertThat(out.readLine()).isEqualTo("go,--,b");
            assertThat(process.waitFor()).isEqualTo(7);
            assertThat(temp).as("the parent lives and cleans up itself").exists();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFoldersGoWithTheParent(boolean begun) throws Exception {
        Path folder = Files.createDirectories(temp.resolve("a"));
        Files.writeString(Files.createDirectories(folder.resolve("b/c")).resolve("d.txt"), "x");
        Path kept = Files.writeString(temp.resolve("kept.txt"), "x");
        Files.createSymbolicLink(folder.resolve("link"), temp);
        Process process =
                java(List.of(), Guard.class, folder.toString(), Guard.END_OF_FOLDERS, Guarded.class.getName(), "wait");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            if (begun) {
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
                assertThat(out.readLine()).isEqualTo("wait");
            }
            process.getOutputStream().close();
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(folder).doesNotExist();
            assertThat(kept).as("no symbolic link is followed").exists();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCheckThatIsKilledLeavesNoProcessAndNoFile(boolean forcibly) throws Exception {
        Process checking = java(List.of("-Djava.io.tmpdir=" + temp), Checking.class);
        try {
            while (!isSearching()) {
                assertThat(checking.isAlive()).isTrue();
                Thread.sleep(20);
            }
            List<ProcessHandle> children = checking.descendants().toList();
            assertThat(children).hasSize(1);
            if (forcibly) {
                checking.destroyForcibly();
            } else {
                checking.destroy();
            }
            checking.waitFor();
            for (ProcessHandle child : children) {
                child.onExit().get();
            }
            try (Stream<Path> left = Files.list(temp)) {
                assertThat(left).isEmpty();
            }
        } finally {
            checking.descendants().forEach(ProcessHandle::destroyForcibly);
            checking.destroyForcibly();
        }
    }

    /** Says whether TLC has begun to write states. */
    private boolean isSearching() throws IOException {
        try (Stream<Path> folders = Files.list(temp)) {
            return folders.anyMatch(folder -> Files.isDirectory(folder.resolve("meta")));
        }
    }
}
