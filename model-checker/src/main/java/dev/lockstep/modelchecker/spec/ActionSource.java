package dev.lockstep.modelchecker.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the lines of a spec that define an action, to be shown beside what happened in it. */
public final class ActionSource {
    private static final int MOST = 30;

    private ActionSource() {}

    /**
     * Gives the lines of a definition, from where it begins to the next blank line or definition.
     *
     * @param model a model of the spec
     * @param location the module's file and the line, such as {@code Raft.tla:120}
     * @return the lines; none if the module is not among the model's files
     */
    public static List<String> of(Model model, String location) {
        int colon = location.lastIndexOf(':');
        if (colon < 0) {
            return List.of();
        }
        String file = location.substring(0, colon);
        int first = Integer.parseInt(location.substring(colon + 1));
        for (Path folder : model.moduleFolders()) {
            Path module = folder.resolve(file);
            try {
                if (Files.isRegularFile(module)) {
                    return definition(SpecText.read(module).lines().toList(), first);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + module, e);
            }
        }
        return List.of();
    }

    private static List<String> definition(List<String> lines, int first) {
        List<String> found = new ArrayList<>();
        for (int i = first - 1; i >= 0 && i < lines.size() && found.size() < MOST; i++) {
            String line = lines.get(i);
            boolean begins = !line.isEmpty() && !Character.isWhitespace(line.charAt(0));
            if (line.isBlank() || (begins && i >= first)) {
                break;
            }
            found.add(line.stripTrailing());
        }
        return found;
    }
}
