package dev.lockstep.modelchecker.graph;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/** Splits DOT text into tokens, as a stream. A token's text is in one buffer that the next token overwrites; its length is bounded. */
final class DotScanner {
    static final int MAX_TOKEN = 1 << 24;

    /** The kinds of token; what a user reads of one in an error. */
    enum Kind {
        NAME("a name"),
        TEXT("a text in quotes"),
        OPEN("'{'"),
        CLOSE("'}'"),
        OPEN_LIST("'['"),
        CLOSE_LIST("']'"),
        EQUALS("'='"),
        COMMA("','"),
        SEMICOLON("';'"),
        COLON("':'"),
        ARROW("'->'"),
        END("the end of the file");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private static final int NONE = -1;
    private static final int BRIEF = 60;

    private final Reader in;
    private final String source;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int filled;
    private int line = 1;

    private final StringBuilder text = new StringBuilder();
    private Kind kind = Kind.END;
    private int tokenLine = 1;

    DotScanner(Reader in, String source) {
        this.in = in;
        this.source = source;
    }

    /** Reads the next token. */
    Kind next() {
        skipBlank();
        tokenLine = line;
        text.setLength(0);
        int c = read();
        kind = switch (c) {
            case NONE -> Kind.END;
            case '{' -> Kind.OPEN;
            case '}' -> Kind.CLOSE;
            case '[' -> Kind.OPEN_LIST;
            case ']' -> Kind.CLOSE_LIST;
            case '=' -> Kind.EQUALS;
            case ',' -> Kind.COMMA;
            case ';' -> Kind.SEMICOLON;
            case ':' -> Kind.COLON;
            case '"' -> quoted();
            default -> c == '-' && peek() == '>' ? arrow() : name((char) c);
        };
        return kind;
    }

    /** Gives the kind of the token at hand. */
    Kind kind() {
        return kind;
    }

    /** Gives the text of the token at hand, without quotes and escapes. */
    String text() {
        return text.toString();
    }

    /** Says whether the token at hand is this name; DOT's keywords are the same in upper and lower case. */
    boolean isKeyword(String word) {
        return kind == Kind.NAME && word.length() == text.length() && word.equalsIgnoreCase(text());
    }

    /** Says whether the token at hand has this text. */
    boolean is(String word) {
        return word.contentEquals(text);
    }

    /** Gives the integer that the token at hand is. */
    long number() {
        try {
            return Long.parseLong(text, 0, text.length(), 10);
        } catch (NumberFormatException e) {
            throw unexpected(
                    "the id of a state, an integer as TLC writes it (in a file that is not named _liveness.dot)");
        }
    }

    /** Says whether the token at hand begins with a letter, as no id of a state does. */
    boolean isLettered() {
        return kind == Kind.NAME && (Character.isLetter(text.charAt(0)) || text.charAt(0) == '_');
    }

    /** Gives the line on which the token at hand begins. */
    int line() {
        return tokenLine;
    }

    /** Makes an error about the token at hand. */
    DotException unexpected(String expected) {
        boolean worded = kind == Kind.NAME || kind == Kind.TEXT;
        return error("expected " + expected + ", found " + (worded ? "'" + brief(text()) + "'" : kind.words));
    }

    /** Makes an error at the token at hand. */
    DotException error(String message) {
        return error(tokenLine, message);
    }

    /** Makes an error on a line. */
    DotException error(int errorLine, String message) {
        return new DotException(source + ":" + errorLine + ": " + message);
    }

    static String brief(String text) {
        String oneLine = text.replace("\n", " ");
        return oneLine.length() <= BRIEF ? oneLine : oneLine.substring(0, BRIEF - 3) + "...";
    }

    private Kind arrow() {
        read();
        return Kind.ARROW;
    }

    private Kind name(char first) {
        if (!isNamePart(first) && first != '-') {
            throw error("expected a part of a DOT graph, found the character '" + first + "'");
        }
        append(first);
        while (isNamePart(peek())) {
            append((char) read());
        }
        return Kind.NAME;
    }

    private static boolean isNamePart(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c >= 0x80;
    }

    private Kind quoted() {
        for (int c = read(); c != '"'; c = read()) {
            if (c == NONE) {
                throw error(
                        "expected the closing '\"' of a text, found the end of the file; was it written to the end?");
            } else if (c == '\\') {
                escaped(read());
            } else {
                append((char) c);
            }
        }
        return Kind.TEXT;
    }

    /** Appends what a backslash and this character stand for in a label. */
    private void escaped(int c) {
        if (c == 'n' || c == 'l' || c == 'r') {
            append('\n');
        } else if (c != NONE && c != '\n') {
            append((char) c);
        }
    }

    private void append(char c) {
        if (text.length() == MAX_TOKEN) {
            throw error("expected a name or text of at most " + MAX_TOKEN + " characters, found a longer one");
        }
        text.append(c);
    }

    /** Skips white space and comments. */
    private void skipBlank() {
        while (true) {
            int c = peek();
            if (c == '#') {
                skipLine();
            } else if (c == '/') {
                skipComment();
            } else if (c == NONE || !(Character.isWhitespace(c) || c == '\uFEFF')) {
                return;
            } else {
                read();
            }
        }
    }

    private void skipLine() {
        for (int c = read(); c != '\n' && c != NONE; ) {
            c = read();
        }
    }

    private void skipComment() {
        read();
        int c = read();
        if (c == '/') {
            skipLine();
            return;
        }
        tokenLine = line;
        if (c != '*') {
            throw error("expected a part of a DOT graph, found the character '/'");
        }
        for (int last = read(); !(last == '*' && peek() == '/'); last = read()) {
            if (last == NONE) {
                throw error("expected the end '*/' of a comment, found the end of the file");
            }
        }
        read();
    }

    private int read() {
        int c = peek();
        if (c != NONE) {
            at++;
            line += c == '\n' ? 1 : 0;
        }
        return c;
    }

    private int peek() {
        if (at == filled) {
            fill();
        }
        return at < filled ? buffer[at] : NONE;
    }

    private void fill() {
        try {
            filled = Math.max(0, in.read(buffer));
            at = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }
}
