package dev.lockstep.cli;

import java.util.List;

/** The exit codes beside TLC's own, and which of several is the worst. */
final class ExitCode {
    static final int HOLDS = 0;
    static final int INTERNAL = 1;
    static final int USAGE = 2;
    static final int DIVERGENCE = 20;
    static final int DIFFERS = 22;
    static final int UNDECIDED = 23;
    static final int NOTHING_TESTED = 24;

    /** The worst first; what is not listed is a failure of TLC's, between internal errors and the rest. */
    private static final List<Integer> GRAVEST =
            List.of(INTERNAL, 255, 153, 152, 151, 150, 77, 76, 75, 22, 14, 13, 12, 11, 10, 20, 21, 25, 23, 24, HOLDS);

    static final String[] HELP = {
        "0:It holds, or is as the manifest records it.",
        "1:Internal error.",
        "2:Wrong usage, or a malformed manifest or trace.",
        "10-14:TLC found a violation (assumption, deadlock, invariant, liveness or action property, Assert).",
        "20:Divergence: the subject does not do what the spec does.",
        "22:The result differs from the manifest, or a mutant survived.",
        "23:Undecided; never a pass.",
        "24:Nothing was tested: no trace, no subject, or a binding with gaps.",
        "75-77:The spec can't be evaluated.",
        "150-153, 255:The spec or its .cfg can't be parsed.",
    };

    private ExitCode() {}

    /** Gives the worse of two. */
    static int worse(int a, int b) {
        return gravity(a) <= gravity(b) ? a : b;
    }

    private static int gravity(int code) {
        int at = GRAVEST.indexOf(code);
        return at < 0 ? 0 : at;
    }
}
