package dev.lockstep.modelchecker.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TemporaryFolderTests {
    @Test
    void itGoesWithAllThatIsInItWhenItIsClosed() throws IOException {
        Path path;
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            path = folder.path();
            Files.writeString(folder.folder("a/b").resolve("c.txt"), "x");
            assertThat(path.resolve("a/b/c.txt")).exists();
        }
        assertThat(path).doesNotExist();
    }

    /** Makes a folder, tells where, and waits to be ended. */
    public static final class Waiting {
        private Waiting() {}

        public static void main(String[] arguments) throws InterruptedException, IOException {
            TemporaryFolder folder = TemporaryFolder.create();
            Files.writeString(folder.path().resolve("x.txt"), "x");
            System.out.println(folder.path());
            Thread.sleep(TimeUnit.MINUTES.toMillis(5));
        }
    }

    @Test
    void itGoesWhenTheJvmIsEnded() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            Path path = Path.of(out.readLine());
            assertThat(path.resolve("x.txt")).exists();
            process.destroy();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(path).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }
}
