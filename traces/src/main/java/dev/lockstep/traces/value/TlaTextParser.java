package dev.lockstep.traces.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recursive descent over the value subset of TLA+; nesting is bounded, so hostile text can't exhaust the stack. */
final class TlaTextParser {
    static final int MAX_DEPTH = 500;
    private static final long MAX_INTERVAL = 1_000_000;

    private final String text;
    private int at;
    private int depth;

    TlaTextParser(String text) {
        this.text = text;
    }

    TlaValue parseWhole() {
        TlaValue value = value();
        if (peek() != END) {
            throw unexpected("the end of the value");
        }
        return value;
    }

    private TlaValue value() {
        if (++depth > MAX_DEPTH) {
            throw new TlaSyntaxException("value nested deeper than " + MAX_DEPTH + " levels at column " + (at + 1));
        }
        TlaValue value = atom();
        if (looksAt("..")) {
            value = interval(value);
        }
        depth--;
        return value;
    }

    private TlaValue atom() {
        int c = peek();
        if (c == '{') {
            return TlaSet.of(list("{", "}"));
        } else if (c == '<') {
            return TlaSequence.of(list("<<", ">>"));
        } else if (c == '[') {
            return record();
        } else if (c == '(') {
            return function();
        } else if (c == '"') {
            return string();
        } else if (c == '-' || isDigit(c)) {
            return integer();
        } else if (isIdentifierPart(c)) {
            return named();
        }
        throw unexpected("a value");
    }

    private TlaValue named() {
        String name = identifier();
        return switch (name) {
            case "TRUE" -> TlaBoolean.TRUE;
            case "FALSE" -> TlaBoolean.FALSE;
            default -> new TlaModelValue(name);
        };
    }

    private TlaValue interval(TlaValue low) {
        int start = at;
        expect("..");
        TlaValue high = atom();
        if (!(low instanceof TlaInteger from) || !(high instanceof TlaInteger to)) {
            throw new TlaSyntaxException("expected integers around '..' at column " + (start + 1));
        }
        if (to.value().subtract(from.value()).bitLength() > 40
                || to.value().subtract(from.value()).longValue() > MAX_INTERVAL) {
            throw new TlaSyntaxException(
                    "interval of more than " + MAX_INTERVAL + " elements at column " + (start + 1));
        }
        List<TlaValue> elements = new ArrayList<>();
        for (long i = from.value().longValue(); i <= to.value().longValue(); i++) {
            elements.add(TlaInteger.of(i));
        }
        return TlaSet.of(elements);
    }

    private List<TlaValue> list(String open, String close) {
        expect(open);
        List<TlaValue> elements = new ArrayList<>();
        if (!looksAt(close)) {
            elements.add(value());
            while (looksAt(",")) {
                expect(",");
                elements.add(value());
            }
        }
        expect(close);
        return elements;
    }

    private TlaValue record() {
        expect("[");
        Map<String, TlaValue> fields = new LinkedHashMap<>();
        do {
            if (!fields.isEmpty()) {
                expect(",");
            }
            int start = at;
            String name = identifier();
            expect("|->");
            if (fields.put(name, value()) != null) {
                throw new TlaSyntaxException("field " + name + " given twice at column " + (start + 1));
            }
        } while (looksAt(","));
        expect("]");
        return TlaRecord.of(fields);
    }

    /** Reads {@code (k :> v @@ ...)} or a value in parentheses; the leftmost of equal keys wins, as in module TLC. */
    private TlaValue function() {
        expect("(");
        TlaValue first = value();
        if (!looksAt(":>")) {
            expect(")");
            return first;
        }
        Map<TlaValue, TlaValue> mapping = new HashMap<>();
        expect(":>");
        mapping.put(first, value());
        while (looksAt("@@")) {
            expect("@@");
            TlaValue key = value();
            expect(":>");
            mapping.putIfAbsent(key, value());
        }
        expect(")");
        return TlaValue.function(mapping);
    }

    private TlaValue string() {
        expect("\"");
        var characters = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            characters.append(c == '\\' && at < text.length() ? escaped(text.charAt(at++)) : c);
        }
        if (at == text.length()) {
            throw unexpected("the closing '\"' of a string");
        }
        at++;
        return new TlaString(characters.toString());
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> c;
        };
    }

    private TlaValue integer() {
        int start = at;
        if (text.charAt(at) == '-') {
            at++;
        }
        int digits = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at == digits) {
            throw unexpected("a digit");
        }
        if (at < text.length() && isIdentifierPart(text.charAt(at))) {
            at = start;
            return new TlaModelValue(identifier());
        }
        return TlaInteger.of(new java.math.BigInteger(text.substring(start, at)));
    }

    private String identifier() {
        peek();
        int start = at;
        while (at < text.length() && isIdentifierPart(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw unexpected("a name");
        }
        return text.substring(start, at);
    }

    private static final int END = -1;

    /** Skips white space and gives the character at hand, or {@link #END}. */
    private int peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private boolean looksAt(String token) {
        peek();
        return text.startsWith(token, at);
    }

    private void expect(String token) {
        if (!looksAt(token)) {
            throw unexpected("'" + token + "'");
        }
        at += token.length();
    }

    private TlaSyntaxException unexpected(String expected) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end of the text";
        return new TlaSyntaxException("expected " + expected + ", found " + found + " at column " + (at + 1));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isIdentifierPart(int c) {
        return isDigit(c) || c == '_' || Character.isLetter(c);
    }
}
