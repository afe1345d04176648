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

/**
 * Reads a {@code manifest.json} of the schema of tlaplus/Examples, and rewrites the results it records.
 *
 * <p>Fields that the schema does not have are kept. Paths hold from the nearest folder above the manifest where they
 * exist.
 */
public final class Manifest {
    /** The name of the file. */
    public static final String FILE = "manifest.json";

    private final ManifestJson json;
    private final List<ManifestEntry> entries;

    private Manifest(ManifestJson json) {
        this.json = json;
        var found = new ArrayList<ManifestEntry>();
        ArrayNode modules = json.array(json.root(), "", "modules");
        for (int i = 0; i < modules.size(); i++) {
            String at = "/modules/" + i;
            ObjectNode module = json.object(modules.get(i), at);
            String path = json.text(module, at, "path");
            ArrayNode models = json.array(module, at, "models");
            for (int j = 0; j < models.size(); j++) {
                found.add(entry(path, models.get(j), at + "/models/" + j));
            }
        }
        this.entries = List.copyOf(found);
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
        for (JsonNode module : copy.root().path("modules")) {
            for (JsonNode model : module.path("models")) {
                if (model.path("path").asText().equals(configPath)) {
                    return (ObjectNode) model;
                }
            }
        }
        throw new SpecException(
                SpecException.USAGE,
                json.file() + ": expected an entry whose path is " + configPath + ", found "
                        + entries.stream().map(ManifestEntry::configPath).toList()
                        + "; add the model to a module's \"models\"");
    }

    private ManifestEntry entry(String modulePath, JsonNode node, String at) {
        ObjectNode model = json.object(node, at);
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
                workers(model, at));
    }

    private RunMode mode(ObjectNode model, String at) {
        JsonNode mode = model.path("mode");
        if (mode.isTextual()) {
            return mode.asText().equals("exhaustive search")
                    ? new RunMode.Exhaustive()
                    : new RunMode.Other(mode.asText());
        }
        JsonNode traces = mode.path("simulate").path("traceCount");
        if (!traces.isNumber() || traces.asLong() <= 0) {
            throw json.error(at + "/mode", "a word or {\"simulate\": {\"traceCount\": N}}", mode);
        }
        return new RunMode.Simulate(traces.asLong());
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
