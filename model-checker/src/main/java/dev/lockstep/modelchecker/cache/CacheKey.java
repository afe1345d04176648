package dev.lockstep.modelchecker.cache;

import dev.lockstep.modelchecker.explore.ExploreBounds;
import dev.lockstep.modelchecker.tlc.PreparedSpec;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Computes what a graph depends on: SHA-256 over every file that the evaluator could read (the modules beside the spec and those of libraries, the
 * {@code .cfg}, the jars of TLC and of libraries), over Lockstep's own code, and over the bounds.
 */
final class CacheKey {
    private final MessageDigest digest;

    private CacheKey() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Gives the key of what is explored of a spec, in lower-case hexadecimal digits. */
    static String of(PreparedSpec spec, ExploreBounds bounds) {
        var key = new CacheKey();
        key.add(ExplorationWriter.MAGIC + bounds.maxStates() + " " + bounds.maxDepth());
        // One folder holds the models of many modules and the other way round: which pair it is counts as well.
        key.add(String.valueOf(spec.copy().module().getFileName()));
        key.add(String.valueOf(spec.copy().config().getFileName()));
        try {
            key.addFolder(spec.copy().directory());
            key.addFolder(spec.libraryModules());
            for (Path jar : spec.jars()) {
                key.addCode(jar);
            }
            for (Class<?> ours : List.of(CacheKey.class, TlaValue.class)) {
                key.addCode(Path.of(
                        ours.getProtectionDomain().getCodeSource().getLocation().toURI()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read what the graph of " + spec.copy().module() + " depends on", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot tell where Lockstep's own code is", e);
        }
        return HexFormat.of().formatHex(key.digest.digest());
    }

    /** Adds a text with its length, so that no two lists of texts are the same bytes. */
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private void addCode(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            addFolder(place);
        } else {
            add("jar");
            addFile(place);
        }
    }

    private void addFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        add("folder of " + files.size());
        for (Path file : files) {
            add(folder.relativize(file).toString().replace('\\', '/'));
            addFile(file);
        }
    }

    private void addFile(Path file) throws IOException {
        add(Long.toString(Files.size(file)));
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
