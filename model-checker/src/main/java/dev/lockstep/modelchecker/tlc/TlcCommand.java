package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.guard.Guard;
import dev.lockstep.modelchecker.spec.ManifestEntry;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.RunMode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the command line of a forked TLC.
 *
 * @param model what is checked
 * @param options how
 * @param tools with which jars
 * @param folder the run's temporary folder
 * @param guarded the folders that go if this JVM is killed, that one included
 */
record TlcCommand(Model model, TlcOptions options, SpecTools tools, Path folder, List<Path> guarded) {
    /** Makes a run repeatable, collisions included. */
    static final String FINGERPRINT_POLYNOMIAL = "0";

    private static final String TLC = "tlc2.TLC";
    /**
     * A worker's share of the space for new objects. TLC's are garbage at once, so a space that the processor's caches hold beats the third of the heap
     * that the JVM would take: up to twice as fast on small models, and the same on large ones.
     */
    private static final int YOUNG_MEGABYTES = 64;

    /** Sets the time between checkpoints in milliseconds; the option knows only minutes. */
    private static final String CHECKPOINT_MILLIS = "tlc2.TLCGlobals.chkpt";

    List<String> toList(@Nullable Path recovered) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        addJvm(command);
        command.addAll(List.of("-cp", classPath(), Guard.class.getName()));
        guarded.forEach(guard -> command.add(guard.toString()));
        command.addAll(List.of(Guard.END_OF_FOLDERS, TLC, "-tool"));
        command.addAll(List.of("-fp", FINGERPRINT_POLYNOMIAL, "-seed", Long.toString(options.seed())));
        command.addAll(List.of("-workers", Integer.toString(options.workers())));
        addFolders(command, recovered);
        addSearch(command);
        command.addAll(options.extraArgs());
        command.addAll(List.of("-config", fileName(model.config()), fileName(model.module())));
        return command;
    }

    private void addJvm(List<String> command) {
        command.add("-XX:-UsePerfData");
        command.addAll(
                options.quickStart()
                        ? List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto")
                        : List.of("-XX:+UseParallelGC"));
        String heap = options.heap();
        if (heap != null) {
            command.add("-Xmx" + heap);
        } else if (!options.quickStart()) {
            command.add("-Xmn" + YOUNG_MEGABYTES * Math.max(2, options.workers()) + "m");
        }
        Duration interval = interval();
        if (interval != null) {
            command.add("-D" + CHECKPOINT_MILLIS + "=" + interval.toMillis());
        }
        command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
        command.add("-Duser.home=" + folder.resolve("home"));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8", "-Dstdout.encoding=UTF-8"));
        if (model.features().contains(ManifestEntry.ACTION_COMPOSITION)) {
            command.add("-Dtlc2.tool.impl.Tool.cdot=true"); // TLC can do it, but does only where it is asked for.
        }
        command.addAll(options.jvmArgs());
    }

    private void addFolders(List<String> command, @Nullable Path recovered) {
        Checkpoints checkpoints = options.checkpoints();
        Path metadata = checkpoints == null ? folder.resolve("meta") : checkpoints.tlcFolder();
        command.addAll(List.of("-metadir", metadata.toString()));
        if (recovered != null) {
            command.addAll(List.of("-recover", recovered.toString()));
        }
        if (interval() == null) {
            command.addAll(List.of("-checkpoint", "0"));
        }
    }

    private void addSearch(List<String> command) {
        boolean ignored = options.checkDeadlock() == null && model.features().contains(ManifestEntry.IGNORE_DEADLOCK);
        if (ignored || Boolean.FALSE.equals(options.checkDeadlock())) {
            command.add("-deadlock"); // TLC's flag turns the check off.
        }
        if (options.continued()) {
            command.add("-continue");
        }
        if (options.coverage()) {
            command.addAll(List.of("-coverage", "1"));
        }
        TlcOptions.Walks walks = options.walks();
        if (walks != null) {
            command.addAll(List.of("-simulate", "num=" + walks.count(), "-depth", Integer.toString(walks.depth())));
        } else if (model.mode() instanceof RunMode.Simulate simulate) {
            command.addAll(List.of("-simulate", "num=" + simulate.traces()));
        } else if (model.mode() instanceof RunMode.Generate) {
            command.add(RunMode.Generate.OPTION);
        }
    }

    private @Nullable Duration interval() {
        Checkpoints checkpoints = options.checkpoints();
        return checkpoints == null ? null : checkpoints.interval();
    }

    /** TLC comes first, so that it sees itself as it does alone; ours is there for the guard. */
    private String classPath() {
        return PreparedSpec.classPath(folder, tools) + java.io.File.pathSeparator + guardPath();
    }

    private static Path guardPath() {
        try {
            return Path.of(Guard.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot tell where this program is from", e);
        }
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
