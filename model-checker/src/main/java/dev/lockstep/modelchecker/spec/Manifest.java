package dev.lockstep.modelchecker.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Reads a {@code manifest.json} of the schema of tlaplus/Examples, and rewrites the results it records.
 *
 * <p>An older layout, one manifest for a whole tree with a list of specifications, is read too. Fields that the schema does not have are kept. Paths hold from the nearest folder above the manifest where they
 * exist.
 */
public final class Manifest {
    /** The name of the file. */
    public static final String FILE = "manifest.json";

    private static final String SPECIFICATIONS = "specifications";

    private final ManifestJson json;
    private final List<ManifestEntry> entries;

    private Manifest(ManifestJson json) {
        this.json = json;
        var found = new ArrayList<ManifestEntry>();
        for (String at : specifications(json)) {
            ArrayNode modules = json.array(json.object(json.root().at(at), at), at, "modules");
            for (int i = 0; i < modules.size(); i++) {
                addModels(modules.get(i), at + "/modules/" + i, found);
            }
        }
        this.entries = List.copyOf(found);
    }

    /** Gives the JSON pointers of all that has modules: the root, or each of the specifications of one manifest for a whole tree. */
    private static List<String> specifications(ManifestJson json) {
        if (!json.root().has(SPECIFICATIONS)) {
            return List.of("");
        }
        int count = json.array(json.root(), "", SPECIFICATIONS).size();
        return IntStream.range(0, count)
                .mapToObj(i -> "/" + SPECIFICATIONS + "/" + i)
                .toList();
    }

    private void addModels(JsonNode node, String at, List<ManifestEntry> found) {
        ObjectNode module = json.object(node, at);
        ArrayNode models = json.array(module, at, "models");
        for (int j = 0; j < models.size(); j++) {
            found.add(entry(module, at, models.get(j), at + "/models/" + j));
        }
    }

    /**
     * Reads a manifest.
     *
     * @throws SpecException if it is missing, is no JSON, or lacks what the schema requires (2; file and line are named)
     */
    public static Manifest read(Path file) {
        return new Manifest(ManifestJson.read(file));
    }

    /** Lists the models in the order of the file. */
    public List<ManifestEntry> entries() {
        return entries;
    }

    /** Gives the entry of a {@code .cfg}, if there is one. */
    public Optional<ManifestEntry> entryOf(Path config) {
        Path wanted = config.toAbsolutePath().normalize();
        return entries.stream().filter(entry -> entry.config().equals(wanted)).findFirst();
    }

    /**
     * Writes new results into the file, replacing it in one step; everything else in it stays.
     *
     * @param results the recorded results by {@link ManifestEntry#configPath()}
     * @return the manifest as it now is
     * @throws SpecException if a path has no entry, or the file cannot be written (2)
     */
    public Manifest update(Map<String, RecordedResult> results) {
        ManifestJson copy = json.copy();
        for (Map.Entry<String, RecordedResult> result : results.entrySet()) {
            result.getValue().writeTo(entryNode(copy, result.getKey()));
        }
        copy.write();
        return read(json.file());
    }

    private ObjectNode entryNode(ManifestJson copy, String configPath) {
        for (String at : specifications(copy)) {
            for (JsonNode module : copy.root().at(at).path("modules")) {
                for (JsonNode model : module.path("models")) {
                    if (model.path("path").asText().equals(configPath)) {
                        return (ObjectNode) model;
                    }
                }
            }
        }
        throw new SpecException(
                SpecException.USAGE,
                json.file() + ": expected an entry whose path is " + configPath + ", found "
                        + entries.stream().map(ManifestEntry::configPath).toList()
                        + "; add the model to a module's \"models\"");
    }

    private ManifestEntry entry(ObjectNode module, String moduleAt, JsonNode node, String at) {
        ObjectNode model = json.object(node, at);
        String modulePath = json.text(module, moduleAt, "path");
        String configPath = json.text(model, at, "path");
        return new ManifestEntry(
                json.file(),
                json.line(at),
                modulePath,
                configPath,
                resolve(modulePath, SpecException.MODULE, at),
                resolve(configPath, SpecException.CONFIG, at),
                mode(model, at),
                json.text(model, at, "result"),
                json.count(model, at, "distinctStates"),
                json.count(model, at, "totalStates"),
                json.count(model, at, "stateDepth"),
                workers(model, at),
                features(module, model));
    }

    private RunMode mode(ObjectNode model, String at) {
        JsonNode mode = model.path("mode");
        if (mode.isTextual()) {
            return switch (mode.asText()) {
                case "exhaustive search" -> new RunMode.Exhaustive();
                case "generate" -> new RunMode.Generate();
                default -> new RunMode.Other(mode.asText());
            };
        }
        JsonNode traces = mode.path("simulate").path("traceCount");
        if (!traces.isNumber() || traces.asLong() <= 0) {
            throw json.error(at + "/mode", "a word or {\"simulate\": {\"traceCount\": N}}", mode);
        }
        return new RunMode.Simulate(traces.asLong());
    }

    private static Set<String> features(ObjectNode module, ObjectNode model) {
        var features = new TreeSet<String>();
        for (ObjectNode node : List.of(module, model)) {
            for (JsonNode feature : node.path("features")) {
                features.add(feature.asText());
            }
        }
        return features;
    }

    private int workers(ObjectNode model, String at) {
        JsonNode workers = model.path("workers");
        if (workers.isMissingNode() || (workers.isTextual() && workers.asText().equals("auto"))) {
            return 0;
        }
        if (!workers.isInt() || workers.asInt() <= 0) {
            throw json.error(at + "/workers", "a positive integer or \"auto\"", workers);
        }
        return workers.asInt();
    }

    private Path resolve(String path, int exitCode, String at) {
        for (Path folder = FileNames.folderOf(json.file()); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(path).normalize();
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new SpecException(
                exitCode,
                json.file() + ":" + json.line(at) + ": expected a file " + path
                        + " in the manifest's folder or one above it,"
                        + " found none; correct the \"path\" or add the file");
    }
}
