package dev.lockstep.cli;

import dev.lockstep.modelchecker.cache.CacheFolder;
import dev.lockstep.modelchecker.explore.ExplorationLimitException;
import dev.lockstep.modelchecker.graph.DotException;
import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.modelchecker.spi.SpecEvaluationException;
import dev.lockstep.runner.binding.BindingException;
import dev.lockstep.runner.binding.UnfitException;
import dev.lockstep.traces.itf.ItfException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code lockstep} command. */
@Command(
        name = "lockstep",
        description =
                "Keeps Java code and TLA+ specs in lockstep: checks specs with TLC, explores their state graphs, turns them into"
                        + " traces and replays them against implementations.",
        version = "lockstep 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        footerHeading = "%nMODEL%n",
        footer = "  A path (a .cfg, a spec's folder), or the name of a shipped model, such as raft/MCRaftSmall.",
        subcommands = {HelpCommand.class})
public final class Lockstep implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Path cache = CacheFolder.locate(
                        System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", ""))
                .orElse(null);
        int code = run(out, err, Boolean.getBoolean("lockstep.tty"), cache, arguments);
        out.flush();
        System.exit(code);
    }

    /**
     * Runs the command without a cache of explored graphs.
     *
     * @param out takes results
     * @param err takes progress and errors
     * @param terminal whether {@code err} is a terminal
     * @param arguments the command line
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, boolean terminal, String... arguments) {
        return run(out, err, terminal, null, arguments);
    }

    /**
     * Runs the command.
     *
     * @param out takes results
     * @param err takes progress and errors
     * @param terminal whether {@code err} is a terminal
     * @param cache where explored graphs are kept; {@code null} to keep none
     * @param arguments the command line
     * @return the exit code
     */
    public static int run(
            PrintWriter out, PrintWriter err, boolean terminal, @Nullable Path cache, String... arguments) {
        var console = new Console(out, err, terminal, List.of(arguments), cache);
        var line = new CommandLine(new Lockstep())
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new GraphCommand(console))
                .addSubcommand(new GenerateCommand(console))
                .addSubcommand(new ReplayCommand(console))
                .addSubcommand(new SubjectsCommand(console))
                .addSubcommand(new MutantsCommand(console))
                .addSubcommand(new InitCommand(console))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> report(e, console));
        line.getCommandSpec()
                .usageMessage()
                .exitCodeList(CommandLine.Model.UsageMessageSpec.keyValuesMap(ExitCode.HELP));
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            console.note("lockstep: the heap of " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB is full; give more with LOCKSTEP_JAVA_OPTS=-Xmx..., or take a smaller model");
            return ExitCode.UNDECIDED;
        }
    }

    /** Tells a user's mistake in a sentence; only what is our own fault gets a stack trace. */
    private static int report(Exception e, Console console) {
        if (e instanceof SpecException spec) {
            console.note("lockstep: " + e.getMessage());
            return spec.exitCode();
        } else if (e instanceof SpecEvaluationException evaluation) {
            console.note("lockstep: " + e.getMessage());
            return evaluation.exitCode();
        } else if (e instanceof ExplorationLimitException) {
            console.note("lockstep: " + e.getMessage());
            return ExitCode.UNDECIDED;
        } else if (e instanceof BindingException) {
            console.note("lockstep: " + e.getMessage());
            return ExitCode.NOTHING_TESTED;
        } else if (e instanceof UsageException
                || e instanceof ItfException
                || e instanceof DotException
                || e instanceof UnfitException) {
            console.note("lockstep: " + e.getMessage());
            return ExitCode.USAGE;
        } else if (e instanceof UncheckedIOException || e instanceof java.io.IOException) {
            console.note("lockstep: " + e.getMessage());
            return ExitCode.INTERNAL;
        } else if (e instanceof InterruptedException || e instanceof CancellationException) {
            console.note("lockstep: interrupted");
            return ExitCode.UNDECIDED;
        }
        var trace = new java.io.StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        console.note("lockstep: internal error; please report it with what follows\n" + trace);
        return ExitCode.INTERNAL;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }
}
