package dev.lockstep.modelchecker.tlc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.modelchecker.spec.WorkingCopy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tells one run from another, as far as a checkpoint of the one is none of the other.
 *
 * <p>TLC itself compares nothing: with another fingerprint polynomial, or fewer workers, it goes on from a checkpoint and
 * ends with a wrong number of states and without a warning.
 *
 * @param parts what has to be the same, by the name that is shown to users
 */
record CheckpointIdentity(Map<String, String> parts) {
    static final String FILE = "checkpoint.json";
    static final String WORKERS = "workers";

    private static final int FORMAT = 2;
    private static final long MAX_BYTES = 1 << 16;
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Identifies a run by the files it reads, the jars it runs, and the options that its files depend on. */
    static CheckpointIdentity of(PreparedSpec prepared, TlcOptions options) throws IOException {
        WorkingCopy copy = prepared.copy();
        var parts = new LinkedHashMap<String, String>();
        parts.put("module", String.valueOf(copy.module().getFileName()));
        parts.put("model", String.valueOf(copy.config().getFileName()));
        parts.put("spec", hash(copy.directory()));
        parts.put("tlc", hash(prepared.jar()));
        parts.put("libraries", hash(prepared.libraryModules()) + hashes(prepared.libraryJars()));
        parts.put("fp", TlcCommand.FINGERPRINT_POLYNOMIAL);
        parts.put(WORKERS, Integer.toString(options.workers()));
        Boolean deadlock = options.checkDeadlock();
        parts.put("deadlock", deadlock == null ? "as the model says" : deadlock.toString());
        parts.put("options", String.join(" ", options.extraArgs()));
        return new CheckpointIdentity(parts);
    }

    /**
     * Reads what an earlier run wrote.
     *
     * @throws SpecException if there is nothing of the kind (2)
     */
    static CheckpointIdentity read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (Files.size(file) <= MAX_BYTES) {
                JsonNode json = MAPPER.readTree(file.toFile());
                if (json.path("version").asInt() == FORMAT) {
                    var parts = new LinkedHashMap<String, String>();
                    json.path("run")
                            .properties()
                            .forEach(part ->
                                    parts.put(part.getKey(), part.getValue().asText()));
                    return new CheckpointIdentity(parts);
                }
            }
        } catch (JsonProcessingException e) {
            throw unreadable(file, "another text", e);
        } catch (IOException e) {
            throw unreadable(file, Files.exists(file) ? e.toString() : "no such file", e);
        }
        throw unreadable(file, "another version or kind of file", null);
    }

    private static SpecException unreadable(
            Path file, String found, @org.jspecify.annotations.Nullable Throwable cause) {
        String message = file + ": expected what a run with --checkpoint wrote, found " + found
                + "; name the folder that was given to --checkpoint-dir";
        return cause == null
                ? new SpecException(SpecException.USAGE, message)
                : new SpecException(SpecException.USAGE, message, cause);
    }

    /** Writes it beside the checkpoint. */
    void write(Path folder) throws IOException {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("version", FORMAT);
        ObjectNode run = json.putObject("run");
        parts.forEach(run::put);
        Files.writeString(folder.resolve(FILE), MAPPER.writeValueAsString(json) + "\n", StandardCharsets.UTF_8);
    }

    /**
     * Refuses to go on where another run left off.
     *
     * @throws SpecException if anything differs (2)
     */
    void requireSame(CheckpointIdentity now, Path folder) {
        for (Map.Entry<String, String> part : now.parts.entrySet()) {
            String then = parts.getOrDefault(part.getKey(), "nothing");
            if (!then.equals(part.getValue())) {
                throw new SpecException(
                        SpecException.USAGE,
                        folder + ": the checkpoint is of another run: " + part.getKey() + " was " + shown(then)
                                + ", now is " + shown(part.getValue())
                                + "; TLC would go on from it and count wrongly: make them the same, or begin anew with"
                                + " --checkpoint and another folder");
            }
        }
    }

    private static String shown(String value) {
        return value.isEmpty() ? "empty" : value;
    }

    private static String hash(Path path) throws IOException {
        MessageDigest digest = sha256();
        for (Path file : files(path)) {
            digest.update((file.getFileName() + "\n" + Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String hashes(List<Path> jars) throws IOException {
        var hashes = new StringBuilder();
        for (Path jar : jars) {
            hashes.append(' ').append(hash(jar));
        }
        return hashes.toString();
    }

    private static List<Path> files(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
