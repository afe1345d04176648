package dev.lockstep.traces.trace;

import dev.lockstep.traces.value.TlaValue;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event: an action of the spec with its arguments, such as {@code Timeout(i = s1)}.
 *
 * @param action the name of the action's operator
 * @param arguments the value of each argument by the name of the formal parameter (or of the bound variable), in the order of the
 *     definition
 */
public record Event(String action, Map<String, TlaValue> arguments) implements Comparable<Event> {
    /** Copies the arguments, keeping their order. */
    public Event {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /** Compares by action, then by the arguments in order. */
    @Override
    public int compareTo(Event other) {
        int order = action.compareTo(other.action);
        Iterator<Map.Entry<String, TlaValue>> theirs =
                other.arguments.entrySet().iterator();
        for (Map.Entry<String, TlaValue> mine : arguments.entrySet()) {
            if (order != 0) {
                return order;
            }
            if (!theirs.hasNext()) {
                return 1;
            }
            Map.Entry<String, TlaValue> their = theirs.next();
            order = mine.getKey().compareTo(their.getKey());
            if (order == 0) {
                order = mine.getValue().compareTo(their.getValue());
            }
        }
        return order == 0 && theirs.hasNext() ? -1 : order;
    }

    /** Gives the event as TLA+ would write it: {@code Timeout(s1)}. */
    @Override
    public String toString() {
        if (arguments.isEmpty()) {
            return action;
        }
        var text = new StringBuilder(action).append('(');
        String separator = "";
        for (TlaValue value : arguments.values()) {
            text.append(separator);
            value.appendTo(text);
            separator = ", ";
        }
        return text.append(')').toString();
    }
}
