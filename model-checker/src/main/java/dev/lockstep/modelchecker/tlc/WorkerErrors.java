package dev.lockstep.modelchecker.tlc;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a worker found wrong, in the frame of TLC's messages. TLC's server prints the behaviour, but neither what is violated nor more than
 * the last two states: states that come from a worker have lost their level, so that it takes each for an initial one.
 *
 * <p>The errors are seen where Java's remote calls log the exceptions that they bring, on the thread of the server that prints the behaviour right after.
 */
final class WorkerErrors extends Handler {
    /** Held on to, since the log manager doesn't. */
    private static final Logger CALLS = Logger.getLogger("sun.rmi.client.call");

    private static final String ERROR = "tlc2.tool.WorkerException";
    private static final Pattern INVARIANT = Pattern.compile("(?:Error: )?(Invariant .+ is violated\\.)");
    private static final Pattern ACTION = Pattern.compile("(?:Error: )?Implied-action (.+ is violated\\.)");

    private final PrintStream out;
    private final AtomicBoolean told = new AtomicBoolean();

    WorkerErrors(PrintStream out) {
        this.out = out;
    }

    /** Prints the first error of a worker from now on. */
    static void tell(PrintStream out) {
        CALLS.setUseParentHandlers(false);
        CALLS.setLevel(Level.FINE);
        CALLS.addHandler(new WorkerErrors(out));
    }

    @Override
    public void publish(LogRecord call) {
        Throwable error = call.getThrown();
        if (error == null || !error.getClass().getName().equals(ERROR)) {
            return;
        }
        if (told.compareAndSet(false, true)) {
            print(String.valueOf(error.getMessage()));
            restoreLevel(error);
        } else {
            letTheFirstBeTheError();
        }
    }

    private void print(String message) {
        String text = message.replaceFirst("^Error: ", "");
        int code = TlcCode.GENERAL;
        Matcher invariant = INVARIANT.matcher(message);
        Matcher action = ACTION.matcher(message);
        if (invariant.matches()) {
            code = TlcCode.INVARIANT_VIOLATED;
        } else if (action.matches()) {
            code = TlcCode.ACTION_PROPERTY_VIOLATED;
            text = "Action property " + action.group(1);
        } else if (text.startsWith("deadlock reached")) {
            code = TlcCode.DEADLOCK;
        } else if (text.startsWith("Successor state is not completely specified")) {
            code = TlcCode.SUCCESSOR_INCOMPLETE;
        } else if (text.startsWith("The first argument of Assert evaluated to FALSE")) {
            code = TlcCode.ASSERT_FAILED;
        }
        synchronized (out) {
            out.println("@!@!@STARTMSG " + code + ":" + TlcMessage.ERROR + " @!@!@");
            out.println(text);
            out.println("@!@!@ENDMSG " + code + " @!@!@");
            out.flush();
        }
    }

    /** Makes the server look for the behaviour up to the state; it finds none before an initial one. */
    private static void restoreLevel(Throwable error) {
        try {
            Object state = error.getClass().getField("state1").get(error);
            if (state != null) {
                Class<?> type = Class.forName("tlc2.tool.TLCState");
                type.getMethod("setPredecessor", type).invoke(state, state);
            }
        } catch (ReflectiveOperationException e) {
            // Another version of TLC; the behaviour then has two states, and says so by not beginning in an initial
            // one.
            return;
        }
    }

    /** Waits while the thread with the error that was told makes it the run's, of which there is one. */
    private static void letTheFirstBeTheError() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {}

    /** Says whether a record would be told; all that are logged here are looked at. */
    @Override
    public boolean isLoggable(@Nullable LogRecord call) {
        return call != null;
    }
}
