package dev.lockstep.protocols.quorum;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remember what clients did and saw, and decide by brute force whether one register could have shown it. Knows values
 * and the order of calls and returns only: nothing of versions or quorums.
 */
final class RegisterHistory {
    private static final int PENDING = Integer.MAX_VALUE;

    private static final class Operation {
        final boolean write;
        final int called;
        int returned = PENDING;

        @Nullable
        String value;

        Operation(boolean write, @Nullable String value, int called) {
            this.write = write;
            this.value = value;
            this.called = called;
        }
    }

    private final List<Operation> operations = new ArrayList<>();
    private int clock;

    /** Note a call; the value is null for a read. Return the operation's index. */
    int called(@Nullable String written) {
        operations.add(new Operation(written != null, written, clock++));
        return operations.size() - 1;
    }

    /** Note the return of an operation with the value read or written; null for a register never written. */
    void returned(int operation, @Nullable String value) {
        operations.get(operation).value = value;
        operations.get(operation).returned = clock++;
    }

    /** Tell whether all operations fit in one order that keeps real time: the register was atomic. */
    boolean atomic() {
        return linearizable(operations.stream()
                .filter(o -> o.write || o.returned != PENDING)
                .toList());
    }

    /** Tell whether each read by itself fits in such an order with all the writes: the register was regular. */
    boolean regular() {
        return operations.stream()
                .filter(read -> !read.write && read.returned != PENDING)
                .allMatch(read -> linearizable(
                        operations.stream().filter(o -> o.write || o == read).toList()));
    }

    private static boolean linearizable(List<Operation> operations) {
        return linearizable(operations, 0, null, new HashSet<>());
    }

    private static boolean linearizable(
            List<Operation> all, int done, @Nullable String content, Set<List<Object>> deadEnds) {
        int firstReturn = PENDING;
        for (int i = 0; i < all.size(); i++) {
            if ((done & 1 << i) == 0) {
                firstReturn = Math.min(firstReturn, all.get(i).returned);
            }
        }
        if (firstReturn == PENDING) {
            return true; // what is left are writes that never ended: they need not have happened
        }
        if (!deadEnds.add(List.of(done, String.valueOf(content)))) {
            return false;
        }
        for (int i = 0; i < all.size(); i++) {
            Operation next = all.get(i);
            boolean free = (done & 1 << i) == 0 && next.called < firstReturn;
            boolean fits = next.write || Objects.equals(next.value, content);
            if (free && fits && linearizable(all, done | 1 << i, next.write ? next.value : content, deadEnds)) {
                return true;
            }
        }
        return false;
    }
}
