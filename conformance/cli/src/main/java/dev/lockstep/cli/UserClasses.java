package dev.lockstep.cli;

import dev.lockstep.runner.binding.BindingClass;
import dev.lockstep.runner.binding.BindingException;
import dev.lockstep.runner.binding.SubjectFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * Classes of users. Lockstep's own are found first, so that a binding meets the same annotations. As long as this is open, its loader is the context loader of the thread,
 * and so of the threads that it starts: code under test may look there for services.
 */
final class UserClasses implements AutoCloseable {
    private final URLClassLoader loader;
    private final String path;
    private final ClassLoader before;

    UserClasses(List<URL> urls, String path) {
        this.loader = new URLClassLoader(urls.toArray(URL[]::new), UserClasses.class.getClassLoader());
        this.path = path;
        this.before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
    }

    /** Gives the subjects that are found there by {@link java.util.ServiceLoader}, and Lockstep's own. */
    Subjects subjects() {
        return new Subjects(loader);
    }

    /**
     * Gives a factory of subjects of a class marked as a binding.
     *
     * @throws UsageException if there is no such class, or it can't be one
     */
    SubjectFactory binding(String name) {
        try {
            return BindingClass.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException e) {
            throw new UsageException("--binding " + name + ": there is no such class "
                    + (path.isEmpty() ? "; say where it is with --classpath" : "in --classpath " + path)
                    + "; give its full name, with its package (a nested class as Outer$Inner)");
        } catch (BindingException e) {
            throw new UsageException("--binding " + e.getMessage());
        } catch (LinkageError e) {
            throw new UsageException("--binding " + name + ": the class can't be loaded: " + e
                    + "; put what it needs on --classpath, too, compiled for this Java or an older one");
        }
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(before);
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("can't close the class path " + path, e);
        }
    }
}
