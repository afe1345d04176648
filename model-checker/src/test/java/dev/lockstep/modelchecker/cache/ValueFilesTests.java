package dev.lockstep.modelchecker.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueFilesTests {
    @TempDir
    private Path folder;

    private static TlaValue random(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 9);
        List<TlaValue> parts = new ArrayList<>();
        for (int n = kind < 5 ? 0 : random.nextInt(4); n > 0; n--) {
            parts.add(random(random, depth - 1));
        }
        Map<TlaValue, TlaValue> mapping = new HashMap<>();
        Map<String, TlaValue> fields = new HashMap<>();
        for (TlaValue part : parts) {
            mapping.put(kind == 8 ? random(random, depth - 1) : part, part);
            fields.put("f" + random.nextInt(4), part);
        }
        return switch (kind) {
            case 0 -> TlaValue.bool(random.nextBoolean());
            case 1 -> TlaValue.integer(random.nextInt(9) - 4);
            case 2 -> TlaValue.integer(new BigInteger(90, random).negate());
            case 3 -> TlaValue.string(List.of("", "a", "\ud800 alone", "é\n\"").get(random.nextInt(4)));
            case 4 -> TlaValue.modelValue("a" + random.nextInt(3));
            case 5 -> TlaValue.set(parts);
            case 6 -> TlaValue.sequence(parts);
            case 7 -> TlaValue.record(fields);
            default -> TlaValue.function(mapping);
        };
    }

    private Path write(List<TlaValue> values) throws IOException {
        Path file = folder.resolve("values");
        try (var out = new CheckedOutput(file)) {
            var writer = new ValueWriter();
            values.forEach(writer::include);
            writer.write(out);
            for (TlaValue value : values) {
                out.number(writer.number(value));
            }
            out.finish();
        }
        return file;
    }

    private static List<TlaValue> read(Path file, int count) throws IOException {
        try (var in = new CheckedInput(file)) {
            var reader = new ValueReader(in);
            reader.readAll();
            List<TlaValue> values = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                values.add(reader.value());
            }
            in.finish();
            return values;
        }
    }

    @Test
    void valuesComeBackAsTheyWere() throws IOException {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            List<TlaValue> values = new ArrayList<>();
            for (int n = random.nextInt(30); n >= 0; n--) {
                values.add(random(random, 4));
            }
            assertThat(read(write(values), values.size())).as("seed %d", seed).isEqualTo(values);
        }
    }

    @Test
    void aPartOfManyValuesIsWrittenOnce() throws IOException {
        TlaValue part = TlaValue.string("x".repeat(1000));
        List<TlaValue> values = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            values.add(TlaValue.sequence(TlaValue.integer(i), part));
        }
        assertThat(Files.size(write(values))).isLessThan(3000);
    }

    @Test
    void valuesNestedTooDeepAreNotWritten() {
        TlaValue deep = TlaValue.integer(1);
        for (int i = 0; i < 600; i++) {
            deep = TlaValue.sequence(deep);
        }
        List<TlaValue> values = List.of(deep);
        assertThatThrownBy(() -> write(values)).hasMessageContaining("500");
    }

    @Test
    void aSmallFileThatStandsForAHugeValueIsRefused() throws IOException {
        Path file = folder.resolve("bomb");
        try (var out = new CheckedOutput(file)) {
            out.number(60);
            out.raw(ValueWriter.BOOLEAN);
            out.raw(1);
            for (int i = 0; i < 59; i++) {
                out.raw(ValueWriter.SEQUENCE);
                out.number(2);
                out.number(i);
                out.number(i);
            }
            out.finish();
        }
        assertThatThrownBy(() -> read(file, 0))
                .isInstanceOf(DamagedFileException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void aPartThatComesAfterTheWholeIsRefused() throws IOException {
        Path file = folder.resolve("cycle");
        try (var out = new CheckedOutput(file)) {
            out.number(1);
            out.raw(ValueWriter.SEQUENCE);
            out.number(1);
            out.number(0);
            out.finish();
        }
        assertThatThrownBy(() -> read(file, 0)).hasMessageContaining("out of range");
    }
}
