package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.Libraries;
import dev.lockstep.modelchecker.tlc.Verdict.Failed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds to a failure what the user can do about it where a library is missing, or does not fit TLC. */
final class LibraryFaults {
    private static final Pattern MISSING = Pattern.compile("Cannot find source file for module (\\w+)");
    private static final Pattern MODULE = Pattern.compile("of module (\\w+)$");
    private static final Pattern UNFIT = Pattern.compile("NoClassDefFoundError|NoSuchMethodError|NoSuchFieldError|"
            + "AbstractMethodError|IncompatibleClassChangeError|UnsupportedClassVersionError|VerifyError");

    private LibraryFaults() {}

    /** Gives the result with a hint, if it is a failure that there is a hint for. */
    static TlcResult explained(TlcResult result, SpecTools tools) {
        if (!(result.verdict() instanceof Failed failed)) {
            return result;
        }
        return hint(failed, tools)
                .map(hint -> new Failed(
                        failed.exitCode(), failed.message().strip() + "\n" + hint, failed.where(), failed.behaviour()))
                .map(verdict -> new TlcResult(
                        result.model(),
                        verdict,
                        result.violations(),
                        result.statistics(),
                        result.coverage(),
                        result.warnings(),
                        result.output()))
                .orElse(result);
    }

    private static Optional<String> hint(Failed failed, SpecTools tools) {
        Matcher missing = MISSING.matcher(failed.message());
        if (missing.find()) {
            return Optional.of(
                    "Module " + missing.group(1) + " is neither beside the spec nor a standard module of this TLC:"
                            + " name the folder or the jar that has it with --library, or a newer TLC with --tla2tools.");
        }
        List<Path> jars = tools.libraries().stream().filter(Libraries::isJar).toList();
        if (!jars.isEmpty() && UNFIT.matcher(failed.message()).find()) {
            return Optional.of(
                    "A Java override in " + jars + " does not fit this TLC: take another one with --tla2tools, or"
                            + " the library's folder of modules without its Java.");
        }
        Matcher module = MODULE.matcher(failed.where());
        return module.find()
                ? tools.libraries().stream()
                        .filter(library -> Files.isRegularFile(library.resolve(module.group(1) + ".tla")))
                        .map(library -> "Module " + module.group(1) + " is from the library " + library
                                + "; where TLC can't evaluate what it defines, it needs the Java overrides that only the"
                                + " library's jar has: name the jar with --library.")
                        .findFirst()
                : Optional.empty();
    }
}
