package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.tlc.Coverage.Action;
import dev.lockstep.modelchecker.tlc.Coverage.Place;
import dev.lockstep.modelchecker.tlc.Coverage.Unreached;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads coverage from TLC's messages. It is printed once a minute and at the end, each time in full; the last counts. */
final class CoverageReader {
    private static final String RANGE = "line (\\d+), col (\\d+) to line (\\d+), col (\\d+) of module (\\w+)";
    private static final Pattern ACTION =
            Pattern.compile("<(\\S+) " + RANGE + "(?: \\((\\d+) (\\d+) (\\d+) (\\d+)\\))?>(?:: ([\\d,]+):([\\d,]+))?");
    private static final Pattern EXPRESSION = Pattern.compile("\\|*" + RANGE + ": ([\\d,]+)(?::[\\d,]+)?");
    private static final int NAME = 60;

    private final Map<Place, Counts> actions = new LinkedHashMap<>();
    /** The counts below each action and property: a definition that several use is counted for each of them. */
    private final List<Map<Place, Long>> uses = new ArrayList<>();

    private record Counts(String name, boolean part, long taken, long distinct) {}

    /** Takes a message; those that are not about coverage mean nothing here. */
    void accept(TlcMessage message) {
        String text = message.text().strip();
        switch (message.code()) {
            case TlcCode.COVERAGE_STARTED -> {
                actions.clear();
                uses.clear();
            }
            case TlcCode.ACTION_COVERAGE, TlcCode.INITIAL_COVERAGE -> {
                uses.add(new LinkedHashMap<>());
                action(text);
            }
            case TlcCode.PROPERTY_COVERAGE -> uses.add(new LinkedHashMap<>());
            case TlcCode.EXPRESSION_COVERAGE, TlcCode.EXPRESSION_COST -> expression(text);
            default -> {}
        }
    }

    private void action(String text) {
        Matcher action = ACTION.matcher(text);
        if (action.matches() && action.group(11) != null) {
            boolean part = action.group(7) != null;
            Place place = part ? place(action, 7, action.group(6)) : place(action, 2, action.group(6));
            var counts = new Counts(
                    action.group(1), part, TlcProgress.count(action.group(12)), TlcProgress.count(action.group(11)));
            actions.merge(
                    place,
                    counts,
                    (a, b) -> new Counts(a.name(), part, a.taken() + b.taken(), a.distinct() + b.distinct()));
        }
    }

    private void expression(String text) {
        Matcher expression = EXPRESSION.matcher(text);
        if (expression.matches() && !uses.isEmpty()) {
            uses.get(uses.size() - 1)
                    .merge(
                            place(expression, 1, expression.group(5)),
                            TlcProgress.count(expression.group(6)),
                            Long::sum);
        }
    }

    /**
     * Says whether an expression was evaluated in one use. Parts of an expression that were all evaluated as often as the
     * whole are not printed there, so a part without a count has that of what encloses it.
     */
    private static boolean reached(Map<Place, Long> use, Place place) {
        Long count = use.get(place);
        return count != null
                ? count > 0
                : use.entrySet().stream()
                        .anyMatch(
                                other -> other.getValue() > 0 && other.getKey().encloses(place));
    }

    private static Place place(Matcher matcher, int first, String module) {
        return new Place(
                module,
                Integer.parseInt(matcher.group(first)),
                Integer.parseInt(matcher.group(first + 1)),
                Integer.parseInt(matcher.group(first + 2)),
                Integer.parseInt(matcher.group(first + 3)));
    }

    /** Gives what was read last, with texts from the spec's modules. */
    Coverage coverage(SourceText source) {
        var taken = new ArrayList<Action>();
        actions.forEach((place, counts) -> {
            String text = counts.part() ? source.at(place, NAME) : "";
            taken.add(new Action(text.isEmpty() ? counts.name() : text, place, counts.taken(), counts.distinct()));
        });
        List<Place> zero = uses.stream()
                .flatMap(use -> use.keySet().stream())
                .distinct()
                .filter(place -> uses.stream().noneMatch(use -> reached(use, place)))
                .toList();
        List<Unreached> unreached = zero.stream()
                .filter(place -> zero.stream().noneMatch(other -> other.encloses(place)))
                .sorted(Comparator.comparing(Place::module)
                        .thenComparing(Place::line)
                        .thenComparing(Place::column))
                .map(place -> new Unreached(place, source.at(place, Integer.MAX_VALUE)))
                .toList();
        return new Coverage(taken, unreached);
    }
}
