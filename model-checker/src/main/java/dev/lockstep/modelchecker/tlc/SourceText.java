package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.tlc.Coverage.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives the text at a place of a spec's modules. */
final class SourceText {
    private static final int TAB = 8;

    private final Path folder;
    private final Map<String, List<String>> modules = new HashMap<>();

    /** Makes a reader of the modules in a folder. */
    SourceText(Path folder) {
        this.folder = folder;
    }

    /**
     * Gives the text at a place in one line, cut to a length; empty if the folder has no such module or the module no such
     * place.
     */
    String at(Place place, int length) {
        List<String> lines = modules.computeIfAbsent(place.module(), this::lines);
        if (place.line() < 1 || place.lastLine() > lines.size() || place.lastLine() < place.line()) {
            return "";
        }
        var text = new StringBuilder();
        for (int number = place.line(); number <= place.lastLine(); number++) {
            String line = withoutTabs(lines.get(number - 1));
            int from = number == place.line() ? Math.min(place.column() - 1, line.length()) : 0;
            int to = number == place.lastLine() ? Math.min(place.lastColumn(), line.length()) : line.length();
            text.append(' ').append(line, Math.max(0, from), Math.max(Math.max(0, from), to));
        }
        String flat = text.toString().strip().replaceAll("\\s+", " ");
        return flat.length() <= length ? flat : flat.substring(0, length - 3) + "...";
    }

    private List<String> lines(String module) {
        Path file = folder.resolve(module + ".tla");
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            // Not readString, which refuses what is no UTF-8; TLC does not.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Widens tabs as TLC's parser does before it counts columns. */
    private static String withoutTabs(String line) {
        if (line.indexOf('\t') < 0) {
            return line;
        }
        var wide = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            wide.append(c == '\t' ? " ".repeat(TAB - wide.length() % TAB) : String.valueOf(c));
        }
        return wide.toString();
    }
}
