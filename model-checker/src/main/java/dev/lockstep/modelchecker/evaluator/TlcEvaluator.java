package dev.lockstep.modelchecker.evaluator;

import dev.lockstep.modelchecker.spi.Premises;
import dev.lockstep.modelchecker.spi.SpecEvaluationException;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tlc2.TLCGlobals;
import tlc2.output.EC;
import tlc2.tool.ConfigFileException;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.util.FP64;
import tlc2.util.IdThread;
import tlc2.value.impl.Value;
import util.Assert;
import util.ToolIO;
import util.UniqueString;

/**
 * Evaluates a spec with TLC's {@code FastTool}. TLC keeps the variables, strings and fingerprint tables of a spec in statics: one
 * evaluator a class loader.
 */
public final class TlcEvaluator implements SpecEvaluator {
    private static final int PARSE = 150;
    private static final int CONFIG_SYNTAX = 255;
    private static final List<String> NOISE = List.of(
            "Parsing ",
            "Semantic processing",
            "Starting...",
            "Residual stack trace",
            "Fatal errors while parsing",
            "tla2sany.");

    private final FastTool tool;
    private final UniqueString[] variableNames;
    private final List<String> variables;
    private final ValueTable[] values;
    private final LabelTable labels;
    private final NextSplitter splitter;
    /** How many numbers the plans of one thread may keep: an eighth of the heap is for all of them. */
    private final long mostHeld;

    /**
     * Parses a spec.
     *
     * @param specFolder the folder of its modules, absolute
     * @param module the root module's name
     * @param config the model's {@code .cfg}, absolute
     * @param libraries the folders of the standard modules and of libraries, absolute, first match first
     * @param workers how many threads will expand states
     * @throws SpecEvaluationException if the spec or the model can't be parsed
     */
    public TlcEvaluator(Path specFolder, String module, Path config, List<Path> libraries, int workers) {
        mostHeld = Runtime.getRuntime().maxMemory() / 8 / Integer.BYTES / workers;
        UniqueString.initialize();
        Constants.requireSame();
        FP64.Init(0);
        ToolIO.setMode(ToolIO.TOOL);
        ToolIO.setUserDir(specFolder.toString());
        TLCGlobals.setNumWorkers(workers);
        try {
            String cfg = config.toString();
            this.tool = new FastTool(
                    specFolder.toString(),
                    module,
                    cfg.endsWith(".cfg") ? cfg.substring(0, cfg.length() - ".cfg".length()) : cfg,
                    new ModuleFiles(specFolder, libraries));
            // TLC has them in the order of a hash table.
            OpDeclNode[] declared = TLCState.Empty.getVars().clone();
            Arrays.sort(
                    declared,
                    Comparator.comparing((OpDeclNode v) -> v.getLocation().source())
                            .thenComparingInt(v -> v.getLocation().beginLine())
                            .thenComparingInt(v -> v.getLocation().beginColumn()));
            this.variableNames =
                    Arrays.stream(declared).map(OpDeclNode::getName).toArray(UniqueString[]::new);
            this.variables =
                    Arrays.stream(variableNames).map(UniqueString::toString).toList();
            var conversion = new ValueConversion();
            this.values = new ValueTable[variableNames.length];
            Arrays.setAll(values, i -> new ValueTable(conversion));
            this.labels = new LabelTable(conversion);
            this.splitter = new NextSplitter(tool, labels);
        } catch (RuntimeException | StackOverflowError e) {
            throw new SpecEvaluationException(
                    exitCode(e), words(e, "parsing " + module + " with " + config.getFileName()), e);
        }
    }

    @Override
    public List<String> variables() {
        return variables;
    }

    @Override
    public SpecSignature signature() {
        return new SpecSignature(variables, new ActionWalk(tool).actions(), constants());
    }

    @Override
    public Premises premises() {
        return new PremisesReader(tool).premises();
    }

    @Override
    public List<String> messages() {
        return Arrays.stream(ToolIO.getAllMessages())
                .filter(message -> message != null)
                .flatMap(String::lines)
                .toList();
    }

    private Map<String, TlaValue> constants() {
        Map<String, TlaValue> constants = new TreeMap<>();
        var conversion = new ValueConversion();
        for (OpDeclNode constant : tool.getSpecProcessor().getRootModule().getConstantDecls()) {
            Object meaning = tool.lookup(constant);
            try {
                Object value = meaning instanceof OpDefNode definition && definition.getArity() == 0
                        ? tool.eval(definition.getBody(), Context.Empty, TLCState.Empty)
                        : meaning;
                if (value instanceof Value v) {
                    constants.put(constant.getName().toString(), conversion.convert(v));
                }
            } catch (RuntimeException e) {
                // A constant such as Nat has no finite value: it stays out of the signature, as documented.
            }
        }
        return constants;
    }

    @Override
    public TlaValue value(int variable, int number) {
        return values[variable].typed(number);
    }

    @Override
    public List<Event> chain(int label) {
        return labels.events(label);
    }

    @Override
    public List<int[]> initialStates() {
        try {
            StateVec states = tool.getInitStates();
            Set<List<Integer>> seen = new LinkedHashSet<>();
            List<int[]> rows = new ArrayList<>();
            for (int i = 0; i < states.size(); i++) {
                TLCState state = states.elementAt(i);
                IdThread.setCurrentState(state);
                int[] row = row(state, null, null);
                if (tool.isInModel(state) && seen.add(Arrays.stream(row).boxed().toList())) {
                    rows.add(row);
                }
            }
            return rows;
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw new SpecEvaluationException(75, words(e, "evaluating the initial states"), e);
        } finally {
            IdThread.resetCurrentState();
        }
    }

    @Override
    public Expander expander() {
        var tlc = new TlcExpander(tool, variableNames, values, splitter);
        return new PlanningExpander(tool, variableNames, values, splitter, tlc, mostHeld);
    }

    @Override
    public Expander expanderByTlc() {
        return new TlcExpander(tool, variableNames, values, splitter);
    }

    @Override
    public List<String> invariants() {
        return List.of(tool.getInvNames());
    }

    @Override
    public int[] row(List<TlaValue> typed) {
        int[] row = new int[variableNames.length];
        for (int i = 0; i < row.length; i++) {
            try {
                row[i] = values[i].numberOf(TypedValues.toTlc(typed.get(i)));
            } catch (RuntimeException e) {
                throw new SpecEvaluationException(
                        75,
                        "variable " + variables.get(i) + ": TLC can't have the value " + typed.get(i) + ": "
                                + e.getMessage(),
                        e);
            }
        }
        return row;
    }

    @Override
    public Judge judge() {
        return new TlcJudge(tool, variableNames, values);
    }

    @Override
    public ThreadFactory threads() {
        var next = new AtomicInteger();
        return task -> {
            int id = next.getAndIncrement();
            var thread = new IdThread(task, "explore-" + id, id);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Gives the row of a state; a variable that kept its very value object also keeps its number. */
    private int[] row(TLCState state, @Nullable TLCState parent, int @Nullable [] parentRow) {
        int[] row = new int[variableNames.length];
        for (int i = 0; i < row.length; i++) {
            Value value = (Value) state.lookup(variableNames[i]);
            if (value == null) {
                throw new IllegalStateException("variable " + variables.get(i)
                        + " has no value in a next state; assign it or list it in UNCHANGED");
            }
            row[i] = parent != null && parentRow != null && parent.lookup(variableNames[i]) == value
                    ? parentRow[i]
                    : values[i].numberOf(value);
        }
        return row;
    }

    /** Gives the exit code that TLC itself would end with. */
    private static int exitCode(Throwable e) {
        if (e instanceof ConfigFileException) {
            return CONFIG_SYNTAX;
        }
        int status = e instanceof Assert.TLCRuntimeException known
                ? EC.ExitStatus.errorConstantToExitStatus(known.errorCode)
                : PARSE;
        return status == EC.ExitStatus.ERROR ? PARSE : status;
    }

    /** Gives TLC's own words, without what it says of its progress. */
    static String words(Throwable e, String doing) {
        var text = new StringBuilder("error while ").append(doing).append(": ");
        String message = e.getMessage();
        text.append(message == null ? e.getClass().getSimpleName() : message.strip());
        for (String line : ToolIO.getAllMessages()) {
            if (line != null && !line.isBlank() && NOISE.stream().noneMatch(line.strip()::startsWith)) {
                text.append("\n  ").append(line.strip());
            }
        }
        return text.toString();
    }
}
