package dev.lockstep.modelchecker.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.explore.ExploreBounds;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.modelchecker.spi.SpecEvaluationException;
import dev.lockstep.modelchecker.tlc.SpecTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCacheTests {
    private static final Path LIGHTS = Path.of("src/test/resources/explore");

    @TempDir
    private Path spec;

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void copySpec() throws IOException {
        for (String file : List.of("Lights.tla", "Lights.cfg")) {
            Files.copy(LIGHTS.resolve(file), spec.resolve(file));
        }
    }

    private Exploration explore(ExploreBounds bounds) {
        return explore(bounds, GraphCache.DEFAULT_LIMIT);
    }

    private Exploration explore(ExploreBounds bounds, long limit) {
        notes.clear();
        Model model = Models.find(spec.resolve("Lights.cfg")).get(0);
        return new GraphCache(folder, limit).explore(model, SpecTools.standard(), 2, bounds, p -> {}, notes::add);
    }

    private boolean fromCache() {
        return notes.stream().anyMatch(n -> n.contains("from the cache"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    static void assertSame(Exploration found, Exploration expected) {
        assertThat(found.signature()).isEqualTo(expected.signature());
        assertThat(found.origin()).isEqualTo(expected.origin());
        assertThat(found.model()).isEqualTo(expected.model());
        assertThat(found.elapsed()).isEqualTo(expected.elapsed());
        StateGraph a = found.graph();
        StateGraph b = expected.graph();
        assertThat(a.variables()).isEqualTo(b.variables());
        assertThat(a.expandedCount()).isEqualTo(b.expandedCount());
        assertThat(IntStream.rangeClosed(0, a.depth()).map(a::firstOfLevel))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, b.depth())
                        .map(b::firstOfLevel)
                        .boxed()
                        .toList());
        assertThat(a.stateCount()).isEqualTo(b.stateCount());
        for (int s = 0; s < a.stateCount(); s++) {
            assertThat(a.state(s)).isEqualTo(b.state(s));
            assertThat(a.firstTransition(s + 1)).isEqualTo(b.firstTransition(s + 1));
            assertThat(a.cuts(s)).isEqualTo(b.cuts(s));
        }
        for (int t = 0; t < a.transitionCount(); t++) {
            assertThat(a.target(t)).isEqualTo(b.target(t));
            assertThat(a.label(t)).isEqualTo(b.label(t));
        }
        assertThat(a.labelCount()).isEqualTo(b.labelCount());
        for (int label = 0; label < a.labelCount(); label++) {
            assertThat(a.chain(label)).isEqualTo(b.chain(label));
            // Equality of maps does not look at the order of arguments.
            assertThat(a.event(label)).hasToString(b.event(label).toString());
        }
    }

    @Test
    void anUnchangedModelIsNotExploredTwice() throws IOException {
        Exploration first = explore(ExploreBounds.NONE);
        assertThat(fromCache()).isFalse();
        assertThat(files()).hasSize(1);
        Exploration second = explore(ExploreBounds.NONE);
        assertThat(fromCache()).isTrue();
        assertSame(second, first);
    }

    @Test
    void aChangeOfAnyByteOfWhatItDependsOnIsAnotherModel() throws IOException {
        explore(ExploreBounds.NONE);
        Files.writeString(spec.resolve("Lights.tla"), Files.readString(spec.resolve("Lights.tla")) + " ");
        explore(ExploreBounds.NONE);
        assertThat(fromCache()).as("a blank behind the module").isFalse();
        Files.writeString(spec.resolve("Lights.cfg"), Files.readString(spec.resolve("Lights.cfg")) + "\n");
        explore(ExploreBounds.NONE);
        assertThat(fromCache()).as("a line behind the cfg").isFalse();
        Files.writeString(spec.resolve("Naturals.tla"), "---- MODULE Naturals ----\n====\n");
        assertThatThrownBy(() -> explore(ExploreBounds.NONE))
                .as("a module that hides a standard one")
                .isInstanceOf(SpecEvaluationException.class);
        Files.delete(spec.resolve("Naturals.tla"));
        explore(ExploreBounds.NONE);
        assertThat(fromCache()).as("all as it was last").isTrue();
        assertThat(files()).hasSize(3);
    }

    @Test
    void aGraphThatABoundCutIsAnotherOneThanTheWhole() throws IOException {
        var cut = new ExploreBounds(20, Integer.MAX_VALUE, ExploreBounds.NO_HEAP_BOUND);
        var loose = new ExploreBounds(1_000_000, 1_000_000, ExploreBounds.NO_HEAP_BOUND);
        Exploration part = explore(cut);
        assertThat(part.graph().isPartial()).isTrue();
        Exploration whole = explore(ExploreBounds.NONE);
        assertThat(fromCache()).isFalse();
        assertThat(whole.graph().isPartial()).isFalse();
        assertSame(explore(cut), part);
        assertThat(fromCache()).isTrue();
        assertSame(explore(loose), whole);
        assertThat(fromCache()).as("bounds that are not reached").isTrue();
        assertThat(explore(new ExploreBounds(30, 3, ExploreBounds.NO_HEAP_BOUND))
                        .graph()
                        .isPartial())
                .isTrue();
        assertThat(fromCache()).isFalse();
        assertThat(files()).hasSize(3);
    }

    @Test
    void whatABoundOnTheHeapCutIsNotKept() throws IOException {
        Exploration part = explore(new ExploreBounds(Integer.MAX_VALUE, Integer.MAX_VALUE, 1));
        assertThat(part.graph().isPartial()).isTrue();
        assertThat(files()).isEmpty();
    }

    @Test
    void aDamagedFileIsToldAndMadeAnew() throws IOException {
        Exploration first = explore(ExploreBounds.NONE);
        Path file = files().get(0);
        byte[] right = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(right, right.length / 2));
        Exploration again = explore(ExploreBounds.NONE);
        assertThat(notes).anyMatch(n -> n.contains("can't be used") && n.contains("anew"));
        assertThat(fromCache()).isFalse();
        assertThat(again.graph().stateCount()).isEqualTo(first.graph().stateCount());
        explore(ExploreBounds.NONE);
        assertThat(fromCache()).isTrue();
    }

    @Test
    void damageAtAnyPlaceIsNoticed() throws IOException {
        Exploration first = explore(ExploreBounds.NONE);
        Path file = files().get(0);
        String key = file.getFileName().toString().replace(".graph", "");
        byte[] right = Files.readAllBytes(file);
        long seed = 11;
        var random = new Random(seed);
        for (int round = 0; round < 600; round++) {
            byte[] wrong = right.clone();
            // The first bytes one after another, then any.
            int at = round < 200 ? round : random.nextInt(wrong.length);
            wrong[at] ^= (byte) (1 << random.nextInt(8));
            if (round % 10 == 9) {
                wrong = Arrays.copyOf(wrong, random.nextInt(wrong.length));
            } else if (round % 10 == 8) {
                wrong = Arrays.copyOf(right, right.length + 1 + random.nextInt(9));
            }
            Files.write(file, wrong);
            assertThatThrownBy(() -> read(file, key, first.model()))
                    .as("seed %d, round %d, byte %d", seed, round, at)
                    .isInstanceOf(DamagedFileException.class);
        }
        Files.write(file, right);
        assertSame(read(file, key, first.model()), first);
        assertThatThrownBy(() -> read(file, key.replace('0', '1'), first.model()))
                .hasMessageContaining("of another model");
    }

    private static Exploration read(Path file, String key, Model model) throws IOException {
        try (var reader = new ExplorationReader(file, key)) {
            return reader.read(model, new ArrayList<>());
        }
    }

    @Test
    void whatWasNotUsedForLongestGoesFirst() throws IOException {
        explore(ExploreBounds.NONE);
        Path old = files().get(0);
        explore(new ExploreBounds(20, Integer.MAX_VALUE, ExploreBounds.NO_HEAP_BOUND));
        Path younger = files().stream().filter(f -> !f.equals(old)).findFirst().orElseThrow();
        Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000));
        Files.setLastModifiedTime(younger, FileTime.fromMillis(2_000_000));
        long limit = Files.size(old) + Files.size(younger) + 200;
        explore(new ExploreBounds(25, Integer.MAX_VALUE, ExploreBounds.NO_HEAP_BOUND), limit);
        assertThat(files()).hasSize(2).contains(younger).doesNotContain(old);
    }

    @Test
    void aFolderThatCannotBeMadeIsToldAndDoesNoHarm() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Model model = Models.find(spec.resolve("Lights.cfg")).get(0);
        Exploration explored = new GraphCache(file.resolve("cache"), 1 << 20)
                .explore(model, SpecTools.standard(), 1, ExploreBounds.NONE, p -> {}, notes::add);
        assertThat(explored.graph().stateCount()).isPositive();
        assertThat(notes).anyMatch(n -> n.contains("not kept") && n.contains("LOCKSTEP_CACHE"));
    }
}
