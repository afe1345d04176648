package dev.lockstep.modelchecker.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks libraries of modules, such as CommunityModules: folders and jars that the user names.
 *
 * <p>The modules are the {@code .tla} files that lie in the folder, or at the root of the jar. Of two modules of one name the first
 * library's counts.
 */
public final class Libraries {
    private static final Pattern MODULE_FILE = Pattern.compile("\\w+\\.tla", Pattern.UNICODE_CHARACTER_CLASS);

    private Libraries() {}

    /** Says whether a library is a jar, which may also hold Java overrides of operators; else it is a folder. */
    public static boolean isJar(Path library) {
        return Files.isRegularFile(library);
    }

    /**
     * Unpacks the modules of all libraries into a folder that exists.
     *
     * @throws SpecException if a library is neither a folder with modules nor a jar, or a module is too large (2)
     */
    public static void unpack(List<Path> libraries, Path folder) {
        for (Path library : libraries) {
            try {
                if (isJar(library)) {
                    unpackJar(library, folder);
                } else {
                    copyFolder(library, folder);
                }
            } catch (ZipException e) {
                throw new SpecException(
                        SpecException.USAGE,
                        library + ": expected a folder or a jar of TLA+ modules, found another kind of file; check"
                                + " --library",
                        e);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the library " + library, e);
            }
        }
    }

    private static void copyFolder(Path library, Path folder) throws IOException {
        if (!Files.isDirectory(library)) {
            throw new SpecException(
                    SpecException.USAGE,
                    library + ": expected a folder or a jar of TLA+ modules, found nothing; check --library");
        }
        boolean any = false;
        try (var files = Files.list(library)) {
            for (Path file : files.sorted().toList()) {
                if (MODULE_FILE.matcher(FileNames.last(file)).matches() && Files.isRegularFile(file)) {
                    any = true;
                    write(folder.resolve(FileNames.last(file)), SpecText.bytes(file));
                }
            }
        }
        if (!any) {
            throw new SpecException(
                    SpecException.USAGE,
                    library + ": expected TLA+ modules in this folder, found none; name the folder that they lie in"
                            + " with --library");
        }
    }

    private static void unpackJar(Path library, Path folder) throws IOException {
        try (var jar = new ZipFile(library.toFile())) {
            Enumeration<? extends ZipEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (MODULE_FILE.matcher(entry.getName()).matches()) {
                    write(folder.resolve(entry.getName()), content(library, jar, entry));
                }
            }
        }
    }

    private static byte[] content(Path library, ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] content = in.readNBytes((int) SpecText.MAX_BYTES + 1);
            if (content.length > SpecText.MAX_BYTES) {
                throw new SpecException(
                        SpecException.USAGE,
                        library + "!/" + entry.getName() + ": expected a module of at most " + SpecText.MAX_BYTES
                                + " bytes, found more; leave it out of the library");
            }
            return content;
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        if (!Files.exists(file)) {
            Files.write(file, content);
        }
    }
}
