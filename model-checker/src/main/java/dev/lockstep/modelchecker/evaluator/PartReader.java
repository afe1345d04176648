package dev.lockstep.modelchecker.evaluator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts that the plans of one thread read, and all that they keep. */
final class PartReader {
    private final ValueTable[] values;
    private final PartTable table = new PartTable();
    private final Map<Path, Part> parts = new HashMap<>();
    private final List<KeyTable> results = new ArrayList<>();

    PartReader(ValueTable[] values) {
        this.values = values;
    }

    PartTable table() {
        return table;
    }

    Part part(Path path) {
        return parts.computeIfAbsent(path, p -> new Part(p, values[p.variable()], table));
    }

    KeyTable register(KeyTable table) {
        results.add(table);
        return table;
    }

    void forgetResults() {
        results.forEach(KeyTable::clear);
    }
}
