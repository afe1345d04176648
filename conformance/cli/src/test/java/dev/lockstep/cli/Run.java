package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** What a run of the command printed, and the exit code with which it ended. */
record Run(int code, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs the command as a user does who redirects its output. */
    static Run lockstep(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Lockstep.run(
                new PrintWriter(out),
                new PrintWriter(err),
                false,
                Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    JsonNode json() throws IOException {
        return JSON.readTree(out);
    }
}
