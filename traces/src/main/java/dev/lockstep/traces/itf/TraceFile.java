package dev.lockstep.traces.itf;

import dev.lockstep.traces.trace.Trace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** One trace in a file of its own; {@link TraceFolder} reads it. */
public final class TraceFile {
    private TraceFile() {}

    /**
     * Writes a trace to a file, compressed if its name ends with {@code .gz}. The folder is made if need be.
     *
     * @param trace the trace
     * @param modelValues the names of the model's model values
     * @param file the file; must not be there yet
     * @throws ItfException if it is, or if the trace has values that could not be read back
     */
    public static void write(Trace trace, Set<String> modelValues, Path file) {
        var text = new java.io.StringWriter();
        new ItfWriter(modelValues).write(trace, text); // Leaves no file behind where that is refused.
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (OutputStream bytes = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
                    Writer out = new BufferedWriter(new OutputStreamWriter(
                            file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes,
                            StandardCharsets.UTF_8))) {
                out.append(text.getBuffer());
            }
        } catch (FileAlreadyExistsException e) {
            throw new ItfException(file + ": expected no file yet, found one; remove it or name another", e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }
}
