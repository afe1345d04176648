package dev.lockstep.runner.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JavaValuesTests {
    private static final Set<String> MODEL_VALUES = Set.of("s1", "s2", "Nil");
    private static final JavaValues VALUES = new JavaValues(MODEL_VALUES).withNone(TlaText.parse("Nil"));
    private static final JavaValues WITHOUT_NONE = new JavaValues(MODEL_VALUES);

    enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "like grass";
            }
        }
    }

    record Pair<A, B>(A left, B right) {}

    record Maybe(@Nullable Integer right) {}

    record Tree(int value, List<Tree> children, Optional<Tree> twin) {}

    record Empty() {}

    sealed interface Shape permits Circle, Square, Corner {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    enum Corner implements Shape {
        LEFT
    }

    sealed interface Unclear permits One, Other {}

    record One(int n) implements Unclear {}

    record Other(int n) implements Unclear {}

    /** Types as a binding's parameters have them; never called. */
    @SuppressWarnings({"unused", "UnusedVariable", "ArrayRecordComponent"})
    private static final class Types {
        List<? extends Set<Integer>> nested = List.of();
        Collection<? super Integer> lower = List.of();
        List<?> anything = List.of();
        Iterable<String> iterable = List.of();
        Collection<String> collection = List.of();
        NavigableSet<String> sortedSet = new TreeSet<>();
        SortedMap<String, List<Integer>> sortedMap = new TreeMap<>();
        Map<String, Optional<Integer>> optionals = Map.of();
        Pair<String, List<Integer>> pair = new Pair<>("", List.of());
        Pair<Pair<String, Integer>, int[]> nestedPair = new Pair<>(new Pair<>("", 0), new int[0]);
        List<String>[] arrayOfLists = array();
        NavigableSet<Empty> unordered = Collections.emptyNavigableSet();
        List<Date> dates = List.of();

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static List<String>[] array() {
            return new List[0];
        }
    }

    private static Type type(String field) {
        try {
            return Types.class.getDeclaredField(field).getGenericType();
        } catch (NoSuchFieldException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Stream<Arguments> bothWays() {
        return Stream.of(
                Arguments.of(true, boolean.class, "TRUE"),
                Arguments.of((byte) -7, byte.class, "-7"),
                Arguments.of((short) 300, Short.class, "300"),
                Arguments.of(-3, int.class, "-3"),
                Arguments.of(1L << 40, long.class, "1099511627776"),
                Arguments.of(BigInteger.ONE.shiftLeft(70), BigInteger.class, "1180591620717411303424"),
                Arguments.of('x', char.class, "\"x\""),
                Arguments.of("x", String.class, "\"x\""),
                Arguments.of("s1", String.class, "s1"),
                Arguments.of(Colour.RED, Colour.class, "\"RED\""),
                Arguments.of(Colour.GREEN, Colour.class, "\"GREEN\""),
                Arguments.of(new int[] {3, 1}, int[].class, "<<3, 1>>"),
                Arguments.of(new String[][] {{"s1"}, {}}, String[][].class, "<<<<s1>>, <<>>>>"),
                Arguments.of(new List<?>[] {List.of("a")}, type("arrayOfLists"), "<<<<\"a\">>>>"),
                Arguments.of(List.of(Set.of(2, 1), Set.of()), type("nested"), "<<{1, 2}, {}>>"),
                Arguments.of(List.of("b", "a"), type("iterable"), "<<\"b\", \"a\">>"),
                Arguments.of(Set.of("b", "a"), type("collection"), "{\"a\", \"b\"}"),
                Arguments.of(new TreeSet<>(Set.of("b", "a")), type("sortedSet"), "{\"a\", \"b\"}"),
                Arguments.of(
                        new TreeMap<>(Map.of("s2", List.of(1), "s1", List.of())),
                        type("sortedMap"),
                        "(s1 :> <<>> @@ s2 :> <<1>>)"),
                Arguments.of(Map.of(), type("sortedMap"), "<<>>"),
                Arguments.of(
                        Map.of("s1", Optional.of(4), "s2", Optional.empty()),
                        type("optionals"),
                        "(s1 :> 4 @@ s2 :> Nil)"),
                Arguments.of(new Pair<>("s1", List.of(1)), type("pair"), "[left |-> s1, right |-> <<1>>]"),
                Arguments.of(
                        new Tree(1, List.of(new Tree(2, List.of(), Optional.empty())), Optional.empty()),
                        Tree.class,
                        "[value |-> 1, children |-> <<[value |-> 2, children |-> <<>>, twin |-> Nil]>>, twin |-> Nil]"),
                Arguments.of(new Empty(), Empty.class, "<<>>"),
                Arguments.of(OptionalInt.of(3), OptionalInt.class, "3"),
                Arguments.of(OptionalInt.empty(), OptionalInt.class, "Nil"),
                Arguments.of(OptionalLong.of(1L << 40), OptionalLong.class, "1099511627776"),
                Arguments.of(new Circle(3), Shape.class, "[radius |-> 3]"),
                Arguments.of(new Square(3), Shape.class, "[side |-> 3]"),
                Arguments.of(Corner.LEFT, Shape.class, "\"LEFT\""),
                Arguments.of(TlaText.parse("{1}"), TlaValue.class, "{1}"),
                Arguments.of(TlaText.parse("{1}"), Object.class, "{1}"));
    }

    @ParameterizedTest
    @MethodSource
    void bothWays(Object java, Type type, String tla) {
        assertThat(VALUES.toTla(java)).isEqualTo(TlaText.parse(tla));
        assertThat(VALUES.toJava(TlaText.parse(tla), type)).isEqualTo(java);
    }

    @Test
    void typeArgumentsReachTheComponentsOfRecordsWithinRecords() {
        var read = (Pair<?, ?>) VALUES.toJava(
                TlaText.parse("[left |-> [left |-> s1, right |-> 2], right |-> <<3>>]"), type("nestedPair"));
        assertThat(read.left()).isEqualTo(new Pair<>("s1", 2));
        assertThat(read.right()).isEqualTo(new int[] {3});
        assertThat(VALUES.toJava(TlaText.parse("<<1, {2}>>"), type("anything")))
                .isEqualTo(List.of(TlaText.parse("1"), TlaText.parse("{2}")));
        assertThat(VALUES.toJava(TlaText.parse("{1}"), type("lower"))).isEqualTo(Set.of(1));
    }

    @Test
    void resultsAreWrittenByWhatTheyAre() {
        assertThat(VALUES.toTla(new ArrayDeque<>(List.of(2, 1)))).isEqualTo(TlaText.parse("<<2, 1>>"));
        assertThat(VALUES.toTla(EnumSet.allOf(Colour.class))).isEqualTo(TlaText.parse("{\"RED\", \"GREEN\"}"));
        assertThat(VALUES.toTla(null)).isEqualTo(TlaText.parse("Nil"));
        assertThat(VALUES.toTla(Arrays.asList("s1", null, Optional.empty())))
                .isEqualTo(TlaText.parse("<<s1, Nil, Nil>>"));
        assertThat(VALUES.toTla(Optional.of(Optional.of(Set.of(1))))).isEqualTo(TlaText.parse("{1}"));
    }

    @Test
    void collectionsThatParametersGetCannotBeChanged() {
        for (String field : List.of("collection", "sortedSet")) {
            var set = (Collection<?>) VALUES.toJava(TlaText.parse("{\"a\"}"), type(field));
            assertThatThrownBy(set::clear).isInstanceOf(UnsupportedOperationException.class);
        }
        var map = (Map<?, ?>) VALUES.toJava(TlaText.parse("(s1 :> <<>>)"), type("sortedMap"));
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of("\"x\"", int.class, "expected an integer for the Java type int, found the value \"x\""),
                Arguments.of(
                        "128",
                        byte.class,
                        "expected an integer from -128 to 127 for the Java type byte, found the value 128"),
                Arguments.of(
                        "2147483648", int.class, "to 2147483647 for the Java type int, found the value 2147483648"),
                Arguments.of("\"xy\"", char.class, "of one character"),
                Arguments.of(
                        "1",
                        String.class,
                        "expected a string or a model value for the Java type String, found the value 1"),
                Arguments.of("\"BLUE\"", Colour.class, "expected the name of a constant"),
                Arguments.of("{1}", List.class, "expected a sequence for the Java type List, found the value {1}"),
                Arguments.of("<<1>>", Set.class, "expected a set"),
                Arguments.of("{1}", Map.class, "expected a function"),
                Arguments.of(
                        "{s1, \"s1\"}",
                        type("collection"),
                        "expected elements that differ in Java, too, for the Java type Collection<String>"),
                Arguments.of(
                        "(s1 :> <<>> @@ \"s1\" :> <<>>)",
                        type("sortedMap"),
                        "expected arguments that differ in Java, too,"),
                Arguments.of("[radius |-> 1, side |-> 2]", Circle.class, "expected a record with the fields [radius]"),
                Arguments.of("<<>>", Circle.class, "expected a record with the fields [radius]"),
                Arguments.of("[radius |-> TRUE]", Circle.class, "component radius of Circle: expected an integer"),
                Arguments.of("[radius |-> TRUE]", Shape.class, "expected a value of one of its kinds, not of 0,"),
                Arguments.of("[n |-> 1]", Unclear.class, "expected a value of one of its kinds, not of 2,"));
    }

    @ParameterizedTest
    @MethodSource
    void misfits(String tla, Type type, String message) {
        assertThatThrownBy(() -> VALUES.toJava(TlaText.parse(tla), type))
                .isInstanceOf(UnfitException.class)
                .hasMessageContaining(message);
    }

    @Test
    void typesThatNothingFitsAreRefusedWithoutAValue() {
        for (Type never : List.of(
                double.class,
                Date.class,
                ArrayList.class,
                Runnable.class,
                StringBuilder.class,
                type("dates"),
                void.class)) {
            assertThatThrownBy(() -> VALUES.reader(JavaType.of(never)))
                    .isInstanceOf(UnfitException.class)
                    .hasMessageContaining("to which nothing in TLA+ corresponds");
        }
        assertThatThrownBy(() -> VALUES.reader(JavaType.of(type("unordered")))).hasMessageContaining("has no order");
        assertThatThrownBy(() -> WITHOUT_NONE.reader(JavaType.of(type("optionals"))))
                .hasMessageContaining("found the Java type Optional<Integer>");
    }

    @Test
    void resultsThatNothingCorrespondsToAreRefused() {
        assertThatThrownBy(() -> VALUES.toTla(new Object())).hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> VALUES.toTla(1.5)).hasMessageContaining("java.lang.Double");
        assertThatThrownBy(() -> VALUES.toTla(new TreeMap<>(Map.of(1, 2)).values()))
                .hasMessageContaining("neither a set nor a sequence");
        assertThatThrownBy(() -> WITHOUT_NONE.toTla(null)).hasMessageContaining("found null");
        assertThatThrownBy(() -> WITHOUT_NONE.toTla(Optional.empty())).hasMessageContaining("found an empty Optional");
        assertThatThrownBy(() -> WITHOUT_NONE.toTla(new Maybe(null)))
                .hasMessageContaining("component right of Maybe: found null");
        var twice = new IdentityHashMap<String, Integer>();
        twice.put(new String("s1"), 1);
        twice.put(new String("s1"), 2);
        assertThatThrownBy(() -> VALUES.toTla(twice)).hasMessageContaining("two keys become s1");
    }

    @Test
    void whatCanBeChangedIsNotShared() {
        assertThat(VALUES.isShareable(JavaType.of(Tree.class))).isTrue();
        assertThat(VALUES.isShareable(JavaType.of(Shape.class))).isTrue();
        assertThat(VALUES.isShareable(JavaType.of(type("pair")))).isTrue();
        assertThat(VALUES.isShareable(JavaType.of(type("nestedPair")))).isFalse();
        assertThat(VALUES.isShareable(JavaType.of(String[].class))).isFalse();
    }
}
