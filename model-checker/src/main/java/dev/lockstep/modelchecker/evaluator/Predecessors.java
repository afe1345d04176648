package dev.lockstep.modelchecker.evaluator;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import tlc2.tool.TLCState;

/**
 * Tells TLC which state another one follows. What {@code TLCState.setPredecessor} returns is not the same in all versions of TLC, so a
 * call that is compiled against one does not link against the others.
 */
final class Predecessors {
    private static final MethodHandle SET = find();

    private Predecessors() {}

    /** Makes a state follow another, which gives it its level. */
    static void set(TLCState state, TLCState predecessor) {
        try {
            SET.invokeExact(state, predecessor);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("TLC can't set the predecessor of a state", e);
        }
    }

    private static MethodHandle find() {
        try {
            var method = TLCState.class.getMethod("setPredecessor", TLCState.class);
            return MethodHandles.lookup()
                    .unreflect(method)
                    .asType(MethodType.methodType(void.class, TLCState.class, TLCState.class));
        } catch (ReflectiveOperationException e) {
            throw new IncompatibleClassChangeError("no TLCState.setPredecessor(TLCState): " + e.getMessage());
        }
    }
}
