package dev.lockstep.modelchecker.cache;

import java.io.IOException;

/** Reports a file that is not what was written: damaged, cut short, or never one of ours. */
final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedFileException(String message) {
        super(message);
    }
}
