package dev.lockstep.modelchecker.guard;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;

/**
 * Runs another main class and ends with the process that started this one, also when that process is killed.
 *
 * <p>Standard input is the leash: the parent writes one byte to say that all is prepared, then holds the stream open. When
 * the stream ends, the parent is gone, however it went: the folders are deleted and the JVM halts.
 */
public final class Guard {
    /** Separates the folders from the main class in the arguments. */
    public static final String END_OF_FOLDERS = "--";

    private static final int SWEEPS = 500;
    private static final int SWEEP_PAUSE_MILLIS = 10;

    private final List<File> folders;
    private volatile boolean abandoned;

    private Guard(List<File> folders) {
        this.folders = folders;
    }

    /**
     * Runs a program under guard.
     *
     * @param arguments the folders to delete when the parent is gone, {@value #END_OF_FOLDERS}, the name of the main
     *     class, its arguments
     * @throws Throwable what the main class throws
     */
    public static void main(String[] arguments) throws Throwable {
        List<String> all = Arrays.asList(arguments);
        int end = all.indexOf(END_OF_FOLDERS);
        if (end < 0 || end + 1 >= all.size()) {
            throw new IllegalArgumentException("expected FOLDER... -- CLASS ARGUMENT..., found " + all);
        }
        var guard = new Guard(all.subList(0, end).stream().map(File::new).toList());
        guard.watch(all.get(end + 1), all.subList(end + 2, all.size()).toArray(String[]::new));
    }

    private void watch(String mainClass, String[] arguments) throws Throwable {
        Runtime.getRuntime().addShutdownHook(new Thread(this::sweepIfAbandoned, "lockstep-guard-shutdown"));
        if (!read()) {
            abandon();
        }
        var watcher = new Thread(
                () -> {
                    while (read()) {
                        // What else the parent may write means nothing; only the end counts.
                    }
                    abandon();
                },
                "lockstep-guard");
        watcher.setDaemon(true);
        watcher.start();
        try {
            Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static boolean read() {
        try {
            return System.in.read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void abandon() {
        abandoned = true;
        sweep();
        Runtime.getRuntime().halt(1);
    }

    /** Completes what {@link #abandon} began where the program, whose files vanish, ends the JVM before it has. */
    private void sweepIfAbandoned() {
        if (abandoned) {
            sweep();
        }
    }

    /** Deletes the folders; again and again, because the program still runs and may write to them meanwhile. */
    private void sweep() {
        for (int i = 0; i < SWEEPS && folders.stream().anyMatch(File::exists); i++) {
            folders.forEach(Guard::delete);
            try {
                Thread.sleep(i == 0 ? 0 : SWEEP_PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Deletes a file or a folder with all in it, following no symbolic link: deleting one as a file removes the link. */
    private static void delete(File file) {
        if (file.delete()) {
            return;
        }
        File[] inside = file.listFiles();
        if (inside != null) {
            for (File each : inside) {
                delete(each);
            }
        }
        file.delete();
    }
}
