package dev.lockstep.modelchecker.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts TLA+ text into tokens, leaving out comments, white space and the lines drawn between parts of a module.
 *
 * <p>Tokens are those of "Specifying Systems", 15.1: longest match; words, numbers and strings are one token each.
 */
final class TlaTokens {
    /** The token that begins a module; the line drawn around its name is not a token. */
    static final String MODULE = "MODULE";

    /** The token that ends a module. */
    static final String END = "====";

    private static final Pattern MODULE_LINE = Pattern.compile("-{4,}[ \\t]*MODULE\\b");

    /** Operators and punctuation; in each alternative group, longer ones come first. */
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]+"
            + "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"?"
            + "|\\\\[A-Za-z]+|\\\\/|\\\\\\\\?|/\\\\|//|/=|/"
            + "|={4,}|==|=>|=<|=\\||=|-{4,}|-\\+->|->|--|-\\||-\\.|-"
            + "|<=>|<<|<=|<-|<:|<>|<|>>_|>>|>=|>|\\[\\]|\\[|\\]_|\\]"
            + "|\\|->|\\|-|\\|=|\\|\\||\\||~>|~|:>|::=|::|:=|:|\\.\\.\\.|\\.\\.|\\."
            + "|\\^\\^|\\^\\+|\\^\\*|\\^#|\\^|\\+\\+|\\+|\\*\\*|\\*|%%|%|&&|&|\\$\\$|\\$|\\?\\?|\\?|!!|!|##|#|@@|@"
            + "|[^\\s]");

    private final String text;
    private int at;
    private final List<String> tokens = new ArrayList<>();

    private TlaTokens(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /**
     * Gives the tokens of a module file, from the first MODULE to the end of that module, both included; nested modules
     * keep theirs.
     *
     * @return no token if the text holds no module
     */
    static List<String> ofModule(String text) {
        Matcher start = MODULE_LINE.matcher(text);
        if (!start.find()) {
            return List.of();
        }
        var lexer = new TlaTokens(text, start.start());
        int depth = 0;
        for (String token = lexer.next(); !token.isEmpty(); token = lexer.next()) {
            if (token.startsWith("----")) {
                continue;
            }
            boolean end = token.startsWith(END);
            lexer.tokens.add(end ? END : token);
            depth += token.equals(MODULE) ? 1 : end ? -1 : 0;
            if (end && depth <= 0) {
                break;
            }
        }
        return lexer.tokens;
    }

    /** Gives the tokens of a {@code .cfg}. */
    static List<String> ofConfig(String text) {
        var lexer = new TlaTokens(text, 0);
        for (String token = lexer.next(); !token.isEmpty(); token = lexer.next()) {
            lexer.tokens.add(token);
        }
        return lexer.tokens;
    }

    /** Gives the next token, the empty string at the end. */
    private String next() {
        skipBlank();
        Matcher token = TOKEN.matcher(text).region(at, text.length());
        if (!token.lookingAt()) {
            return "";
        }
        at = token.end();
        return token.group();
    }

    private void skipBlank() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("\\*", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("(*", at)) {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        int depth = 0;
        while (at < text.length()) {
            if (text.startsWith("(*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*)", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return;
                }
            } else {
                at++;
            }
        }
    }
}
