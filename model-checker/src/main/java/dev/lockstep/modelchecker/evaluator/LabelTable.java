package dev.lockstep.modelchecker.evaluator;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers the chains of events that label transitions. */
final class LabelTable {
    private final ValueConversion conversion;
    private final Map<Chain, Integer> numbers = new ConcurrentHashMap<>();
    private final List<List<Event>> events = new ArrayList<>();

    LabelTable(ValueConversion conversion) {
        this.conversion = conversion;
    }

    int numberOf(Chain chain) {
        Integer number = numbers.get(chain);
        return number != null ? number : add(chain);
    }

    private synchronized int add(Chain chain) {
        Integer earlier = numbers.get(chain);
        if (earlier != null) {
            return earlier;
        }
        List<Event> converted = new ArrayList<>();
        for (Chain element : chain.outermostFirst()) {
            Map<String, TlaValue> arguments = new LinkedHashMap<>();
            for (int i = 0; i < element.parameters().length; i++) {
                arguments.put(element.parameters()[i], conversion.convert(element.arguments()[i]));
            }
            converted.add(new Event(element.name(), arguments));
        }
        events.add(List.copyOf(converted));
        numbers.put(chain, events.size() - 1);
        return events.size() - 1;
    }

    synchronized List<Event> events(int label) {
        return events.get(label);
    }
}
