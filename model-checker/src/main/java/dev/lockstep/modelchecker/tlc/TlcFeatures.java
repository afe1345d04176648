package dev.lockstep.modelchecker.tlc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells what a jar of TLC can do, by looking into it: versions are many, and their numbers say little. */
final class TlcFeatures {
    private static final String MAIN_CLASS = "tlc2/TLC.class";
    private static final char UTF8_CONSTANT = 1;

    private TlcFeatures() {}

    /** Says whether TLC takes a command line option: its main class then holds the option as a constant. */
    static boolean hasOption(Path jar, String option) {
        try (var zip = new ZipFile(jar.toFile())) {
            ZipEntry main = zip.getEntry(MAIN_CLASS);
            if (main == null) {
                return false;
            }
            try (InputStream in = zip.getInputStream(main)) {
                String constant = "" + UTF8_CONSTANT + (char) 0 + (char) option.length() + option;
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains(constant);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + jar, e);
        }
    }
}
