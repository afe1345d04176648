package dev.lockstep.modelchecker.graph;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaSequence;
import dev.lockstep.traces.value.TlaSyntaxException;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events that the labels of edges stand for, numbered in the order in which they are met. */
final class EventLabels {
    /** What a transition is called whose edge doesn't tell. */
    static final String UNNAMED = "Next";

    private final Map<String, Integer> numberOfText = new HashMap<>();
    private final Map<Event, Integer> numberOfEvent = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private int unparsed;

    /**
     * Gives the number of an edge's event.
     *
     * @param label the edge's label, such as {@code Timeout(s1)}
     * @param names the names of the arguments, as this program writes them; {@code null} for 1, 2 and so on
     * @throws IllegalArgumentException if there are not as many names as arguments
     */
    int number(@Nullable String label, @Nullable String names) {
        String text = label == null ? "" : label;
        String key = names == null ? text : text + '\0' + names;
        Integer known = numberOfText.get(key);
        if (known == null) {
            Event event = event(text, names);
            known = numberOfEvent.computeIfAbsent(event, e -> {
                events.add(e);
                return events.size() - 1;
            });
            numberOfText.put(key, known);
        }
        return known;
    }

    /** Gives the events by their numbers. */
    List<Event> events() {
        return events;
    }

    /** Gives the number of labels whose arguments are not values of TLA+. */
    int unparsed() {
        return unparsed;
    }

    private Event event(String label, @Nullable String names) {
        // TLC's newer versions write the constraint that cut a transition in a second line.
        String text = label.lines().findFirst().orElse("").strip();
        int open = text.indexOf('(');
        if (open <= 0 || !text.endsWith(")")) {
            return new Event(text.isEmpty() ? UNNAMED : text, named(List.of(), names));
        }
        List<TlaValue> arguments = arguments(text.substring(open + 1, text.length() - 1));
        return new Event(text.substring(0, open), named(arguments, names));
    }

    private List<TlaValue> arguments(String text) {
        try {
            return ((TlaSequence) TlaText.parse("<<" + text + ">>")).elements();
        } catch (TlaSyntaxException e) {
            unparsed++;
            return List.of(TlaValue.string(text));
        }
    }

    private static Map<String, TlaValue> named(List<TlaValue> arguments, @Nullable String names) {
        String[] given = names == null || names.isEmpty() ? new String[0] : names.split(", ", -1);
        if (names != null && given.length != arguments.size()) {
            throw new IllegalArgumentException(
                    "expected a name for each of the " + arguments.size() + " arguments, found \"" + names + "\"");
        }
        Map<String, TlaValue> named = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            named.put(names == null ? Integer.toString(i + 1) : given[i], arguments.get(i));
        }
        if (named.size() != arguments.size()) {
            throw new IllegalArgumentException("expected different names for the arguments, found \"" + names + "\"");
        }
        return named;
    }
}
