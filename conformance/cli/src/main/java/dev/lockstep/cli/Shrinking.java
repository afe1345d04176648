package dev.lockstep.cli;

import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.replay.Divergence.Fault;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.runner.replay.FaultGroup;
import dev.lockstep.runner.replay.ReplayResult;
import dev.lockstep.runner.shrink.AnotherOutcomeException;
import dev.lockstep.runner.shrink.ShrinkOptions;
import dev.lockstep.runner.shrink.Shrinker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the faults that a replay of traces found: made short, each candidate a behaviour of the spec.
 *
 * @param result the replay's, with the faults that are left
 * @param from of each fault that became shorter, how many steps it had
 * @param notes what was not made short, and why
 * @param strayed what the subject did otherwise than a trace, though the spec allows it: neither a fault nor a pass
 */
record Shrinking(ReplayResult result, Map<Fault, Integer> from, List<String> notes, List<String> strayed) {
    Shrinking {
        from = Map.copyOf(from);
        notes = List.copyOf(notes);
        strayed = List.copyOf(strayed);
    }

    /** Leaves a replay's faults as they are. */
    static Shrinking none(ReplayResult result) {
        return new Shrinking(result, Map.of(), List.of(), List.of());
    }

    /** Makes a replay's faults short; the subject is the one that was replayed. */
    static Shrinking of(ReplayResult result, Shrinker shrinker, Binding binding) {
        List<FaultGroup> faults = new ArrayList<>();
        Map<Fault, Integer> from = new HashMap<>();
        List<String> notes = new ArrayList<>();
        List<String> strayed = new ArrayList<>();
        for (FaultGroup group : result.faults()) {
            Fault fault = group.fault();
            if (fault.kind() == Kind.HANG) {
                notes.add("not shrunk: a subject that does not come back, since every try would be waited for");
                faults.add(group);
                continue;
            }
            try {
                Shrinker.Result shrunk =
                        shrinker.shrink(binding, group.shortest().trace(), fault, ShrinkOptions.STANDARD);
                faults.add(new FaultGroup(shrunk.divergence(), group.count()));
                if (shrunk.to() < shrunk.from()) {
                    from.put(fault, shrunk.from());
                }
            } catch (AnotherOutcomeException e) {
                strayed.add(e.getMessage());
            } catch (IllegalArgumentException e) {
                notes.add("not shrunk: " + e.getMessage());
                faults.add(group);
            }
        }
        return new Shrinking(result.withFaults(faults), from, notes, strayed);
    }
}
