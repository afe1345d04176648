package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/** Finds the specs of the tests. */
public final class TestSpecs {
    private TestSpecs() {}

    /** Gives the model of a {@code .cfg}, named by its path without the extension. */
    public static Model model(String path) {
        return Models.find(folder().resolve(path + ".cfg")).get(0);
    }

    /** Gives the folder that the specs are in. */
    public static Path folder() {
        URL url = TestSpecs.class.getResource("/specs/counter/Counter.tla");
        if (url == null) {
            throw new IllegalStateException("no test specs on the class path");
        }
        try {
            Path file = Path.of(url.toURI());
            return file.resolve("../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
