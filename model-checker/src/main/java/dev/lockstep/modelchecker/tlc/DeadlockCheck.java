package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.ModelConfig;
import dev.lockstep.modelchecker.spec.SpecException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Turns TLC's check for deadlocks on where a {@code .cfg} turns it off: TLC has a flag for the contrary only. */
final class DeadlockCheck {
    private static final Pattern OFF = Pattern.compile("(\\bCHECK_DEADLOCK\\s+)FALSE\\b");

    private DeadlockCheck() {}

    /**
     * Changes a copy of a {@code .cfg}; a second statement beside the first would be an error for TLC.
     *
     * @throws SpecException if the statement is written in a way that this can't change (2)
     */
    static void turnOn(Path config) throws IOException {
        // One byte a character, so that whatever the encoding is, nothing else changes.
        String text = Files.readString(config, StandardCharsets.ISO_8859_1);
        String changed = OFF.matcher(text).replaceAll("$1TRUE");
        if (!ModelConfig.parse(changed).checksDeadlock()) {
            throw new SpecException(
                    SpecException.USAGE,
                    config.getFileName()
                            + ": expected CHECK_DEADLOCK FALSE without a comment in between, to turn it on for"
                            + " this run, found it written in another way; change the .cfg instead");
        }
        Files.writeString(config, changed, StandardCharsets.ISO_8859_1);
    }
}
