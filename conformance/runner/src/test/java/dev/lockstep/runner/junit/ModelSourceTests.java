package dev.lockstep.runner.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSourceTests {
    private static final Path COUNTER = Path.of("src/test/resources/counter");

    @TempDir
    private Path folder;

    /** Packs the counter's spec into a jar under a folder. */
    private Path jar(String inside, boolean withFolders) throws IOException {
        Path jar = folder.resolve("specs.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                var zip = new ZipOutputStream(out)) {
            if (withFolders) {
                zip.putNextEntry(new ZipEntry(inside + "/"));
            }
            for (String file : List.of("Counter.tla", "CounterThree.cfg")) {
                zip.putNextEntry(new ZipEntry(inside + "/" + file));
                zip.write(Files.readAllBytes(COUNTER.resolve(file)));
            }
            if (inside.startsWith("dev/lockstep/specs")) {
                zip.putNextEntry(new ZipEntry("dev/lockstep/specs/README.md"));
            }
        }
        return jar;
    }

    @ParameterizedTest
    @CsvSource({
        "tallies, true, tallies",
        "tallies, false, tallies",
        "tallies, false, tallies/Counter.tla",
        "dev/lockstep/specs/tally, true, tally",
    })
    void aSpecInAJarIsFoundAndExplored(String inside, boolean withFolders, String spec) throws IOException {
        URL url = jar(inside, withFolders).toUri().toURL();
        try (var loader = new URLClassLoader(new URL[] {url}, null);
                ModelSource source = ModelSource.find(spec, "CounterThree", loader)) {
            var explored = source.explore(1, note -> {});
            assertThat(explored.graph().stateCount()).isEqualTo(4);
            assertThat(explored.graph().transitionCount()).isEqualTo(8);
        }
    }
}
