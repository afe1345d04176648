package dev.lockstep.modelchecker.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads spec files, with a bound on their size. */
final class SpecText {
    /** The size in bytes above which a file is not taken for a spec. */
    static final long MAX_BYTES = 64L << 20;

    private SpecText() {}

    /** Reads a file as UTF-8; bytes that are not UTF-8 (old specs have Latin-1 comments) are replaced. */
    static String read(Path file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    static byte[] bytes(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new SpecException(
                    SpecException.USAGE,
                    file + ": expected a spec file of at most " + MAX_BYTES + " bytes, found " + size
                            + "; leave generated data out of the spec's folder");
        }
        return Files.readAllBytes(file);
    }
}
