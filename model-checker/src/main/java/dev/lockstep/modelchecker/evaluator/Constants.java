package dev.lockstep.modelchecker.evaluator;

import java.util.Map;
import tla2sany.semantic.LevelConstants;
import tlc2.output.EC;
import tlc2.tool.EvalControl;
import tlc2.tool.ToolGlobals;
import util.ToolIO;

/**
 * Holds the numbers of TLC that the compiler copied into the evaluator's classes. Another version of TLC may number its operators and
 * levels otherwise; it would then be misunderstood without any error, so they are compared first.
 */
final class Constants {
    private static final Map<Class<?>, Map<String, Integer>> COPIED = Map.of(
            ToolGlobals.class,
            Map.of(
                    "OPCODE_dl",
                    ToolGlobals.OPCODE_dl,
                    "OPCODE_lor",
                    ToolGlobals.OPCODE_lor,
                    "OPCODE_be",
                    ToolGlobals.OPCODE_be),
            LevelConstants.class,
            Map.of(
                    "ConstantLevel",
                    LevelConstants.ConstantLevel,
                    "VariableLevel",
                    LevelConstants.VariableLevel,
                    "ActionLevel",
                    LevelConstants.ActionLevel),
            EvalControl.class,
            Map.of("Clear", EvalControl.Clear),
            EC.ExitStatus.class,
            Map.of("ERROR", EC.ExitStatus.ERROR),
            ToolIO.class,
            Map.of("TOOL", ToolIO.TOOL));

    private Constants() {}

    /**
     * Compares them with those of the TLC that is loaded.
     *
     * @throws IncompatibleClassChangeError if one differs
     */
    static void requireSame() {
        COPIED.forEach((type, numbers) -> numbers.forEach((name, number) -> {
            Object found;
            try {
                found = type.getField(name).get(null);
            } catch (ReflectiveOperationException e) {
                throw new IncompatibleClassChangeError("no " + type.getName() + "." + name);
            }
            if (!number.equals(found)) {
                throw new IncompatibleClassChangeError(
                        type.getName() + "." + name + " is " + found + " instead of " + number);
            }
        }));
    }
}
