package dev.lockstep.cli;

import dev.lockstep.modelchecker.cover.CoverTarget;
import dev.lockstep.modelchecker.cover.SuiteCover;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say which traces to generate, and into which files. */
final class GenerateOptions {
    private static final long GIGABYTE = 1_000_000_000L;
    private static final int DEPTH = 100;
    private static final int MOST_SHARDS = 100_000;

    @Nullable
    @Option(
            names = "--cover",
            paramLabel = "WHAT",
            converter = TargetName.class,
            description =
                    "Cover all of one kind: ${COMPLETION-CANDIDATES}; transitions unless given, in the fewest steps there can be.")
    CoverTarget cover;

    @Nullable
    @Option(
            names = "--max-length",
            paramLabel = "N",
            description = "With --cover: no trace has more than N steps; what lies deeper is named, not covered.")
    Integer maxLength;

    @Nullable
    @Option(
            names = "--budget",
            paramLabel = "SECONDS",
            description =
                    "With --cover transitions: after so long, at most 1.02 times the fewest steps are enough. The bound is printed beside.")
    private Integer budget;

    @Nullable
    @Option(
            names = "--walks",
            paramLabel = "N",
            description = "Instead: N random walks through the state graph, each transition alike likely.")
    Integer walks;

    @Nullable
    @Option(
            names = "--simulate",
            paramLabel = "N",
            description =
                    "Instead, for models too large to explore: draw N random behaviours from the spec; keep those that add transitions.")
    Integer simulate;

    @Option(
            names = "--counterexamples",
            description =
                    "Instead: for each broken spec of the system, the events of TLC's counterexample with the states of the right spec.")
    boolean counterexamples;

    @Nullable
    @Option(
            names = "--depth",
            paramLabel = "D",
            description = "With --walks and --simulate: at most D steps each; " + DEPTH + " unless given.")
    Integer depth;

    @Nullable
    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "With --walks and --simulate: the seed of the first; each has the next one. 1 unless given.")
    Long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "Write into this folder; ${DEFAULT-VALUE} unless given.")
    Path out = Path.of("lockstep-traces");

    @Nullable
    @Option(
            names = "--shards",
            paramLabel = "K",
            description = "Write K files of about equal work, each with its shortest traces first;"
                    + " without it a file takes 10000 traces.")
    Integer shards;

    @Option(
            names = "--max-bytes",
            paramLabel = "N",
            description =
                    "Refuse to write more than N bytes of JSON, before compression; ${DEFAULT-VALUE} unless given.")
    long maxBytes = GIGABYTE;

    /**
     * Refuses what contradicts itself.
     *
     * @throws UsageException if it does
     */
    void check() {
        List<String> kinds = new ArrayList<>();
        addIf(cover != null, "--cover", kinds);
        addIf(walks != null, "--walks", kinds);
        addIf(simulate != null, "--simulate", kinds);
        addIf(counterexamples, "--counterexamples", kinds);
        if (kinds.size() > 1) {
            throw new UsageException(
                    "expected at most one of --cover, --walks, --simulate and --counterexamples, found "
                            + String.join(" and ", kinds)
                            + "; generate them one after another, into different folders");
        }
        boolean covers = kinds.isEmpty() || cover != null;
        boolean random = walks != null || simulate != null;
        requireUse(maxLength != null && !covers, "--max-length", "--cover");
        requireUse(depth != null && !random, "--depth", "--walks or --simulate");
        requireUse(seed != null && !random, "--seed", "--walks or --simulate");
        requireUse(shards != null && counterexamples, "--shards", "--cover, --walks or --simulate");
        boolean timed = covers && target() == CoverTarget.TRANSITIONS && maxLength == null;
        requireUse(budget != null && !timed, "--budget", "--cover transitions without --max-length");
        if (budget != null && budget < 0) {
            throw new UsageException("--budget: expected 0 seconds or more, found " + budget);
        }
        requirePositive("--max-length", maxLength);
        requirePositive("--walks", walks);
        requirePositive("--simulate", simulate);
        requirePositive("--depth", depth);
        requirePositive("--shards", shards);
        if (shards != null && shards > MOST_SHARDS) {
            throw new UsageException("--shards: expected at most " + MOST_SHARDS + ", found " + shards);
        }
        if (walks != null && (long) walks * depth() > Integer.MAX_VALUE) {
            throw new UsageException("--walks " + walks + " --depth " + depth() + ": expected at most "
                    + Integer.MAX_VALUE + " steps in all; ask for fewer or shorter walks");
        }
    }

    private static void addIf(boolean given, String name, List<String> names) {
        if (given) {
            names.add(name);
        }
    }

    private static void requireUse(boolean useless, String option, String others) {
        if (useless) {
            throw new UsageException(option + ": expected together with " + others + " only; leave it out");
        }
    }

    private static void requirePositive(String option, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw new UsageException(option + ": expected at least 1, found " + value);
        }
    }

    CoverTarget target() {
        return cover == null ? CoverTarget.TRANSITIONS : cover;
    }

    /** Gives the time after which near the fewest steps is enough, if there is one. */
    Optional<Duration> budget() {
        return Optional.ofNullable(budget).map(Duration::ofSeconds);
    }

    int maxLength() {
        return maxLength == null ? SuiteCover.UNBOUNDED : maxLength;
    }

    int depth() {
        return depth == null ? DEPTH : depth;
    }

    long seed() {
        return seed == null ? 1 : seed;
    }

    /** Reads the name of a target; picocli's own words would list one of the names twice. */
    static final class TargetName implements ITypeConverter<CoverTarget> {
        @Override
        public CoverTarget convert(String name) {
            return Arrays.stream(CoverTarget.values())
                    .filter(target -> target.toString().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected one of "
                            + Arrays.stream(CoverTarget.values())
                                    .map(CoverTarget::toString)
                                    .collect(Collectors.joining(", "))
                            + ", found '" + name + "'"));
        }
    }
}
