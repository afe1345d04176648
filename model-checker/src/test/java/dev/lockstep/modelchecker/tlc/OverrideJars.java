package dev.lockstep.modelchecker.tlc;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes a jar as libraries of modules have it: modules at its root, Java overrides of their operators beside. */
final class OverrideJars {
    private static final String INDEX = """
            package tlc2.overrides;
            public class TLCOverrides implements ITLCOverrides {
                @Override @SuppressWarnings("rawtypes") public Class[] get() { return new Class[] {Arithmetic.class}; }
            }
            """;
    private static final String OVERRIDE = """
            package tlc2.overrides;
            import tlc2.value.impl.IntValue;
            import tlc2.value.impl.Value;
            public class Arithmetic {
                @TLAPlusOperator(identifier = "Twice", module = "Arithmetic", warn = false)
                public static Value twice(IntValue i) { return IntValue.gen(3 * i.val); }
            }
            """;

    private OverrideJars() {}

    /** Makes a library whose module defines {@code Twice}, and whose override of it trebles. */
    static Path thriceInsteadOfTwice(Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "-proc:none",
                "-cp",
                TlcJar.locate(null).toString());
        boolean compiled = compiler.getTask(
                        null,
                        null,
                        null,
                        options,
                        null,
                        List.of(source("TLCOverrides", INDEX), source("Arithmetic", OVERRIDE)))
                .call();
        if (!compiled) {
            throw new IllegalStateException("the overrides do not compile");
        }
        Path jar = folder.resolve("arithmetic.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                var entries = new JarOutputStream(out)) {
            add(entries, "Arithmetic.tla", TestSpecs.folder().resolve("library/modules/Arithmetic.tla"));
            for (String name : List.of("TLCOverrides", "Arithmetic")) {
                String entry = "tlc2/overrides/" + name + ".class";
                add(entries, entry, classes.resolve(entry));
            }
        }
        return jar;
    }

    private static void add(JarOutputStream jar, String name, Path content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        Files.copy(content, jar);
        jar.closeEntry();
    }

    private static JavaFileObject source(String name, String text) {
        URI uri = URI.create("string:///tlc2/overrides/" + name + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
