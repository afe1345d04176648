package dev.lockstep.modelchecker.spec;

import dev.lockstep.modelchecker.spec.ModelConfig.Assignment;
import dev.lockstep.modelchecker.spec.ModelConfig.Keyword;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tokens of a {@code .cfg}. */
final class ModelConfigParser {
    private final List<String> tokens;
    private int next;
    private final Map<Keyword, List<String>> statements = new EnumMap<>(Keyword.class);
    private final Map<String, Assignment> constants = new LinkedHashMap<>();

    ModelConfigParser(List<String> tokens) {
        this.tokens = tokens;
    }

    ModelConfig parse() {
        Optional<Keyword> keyword = Optional.empty();
        while (next < tokens.size()) {
            Optional<Keyword> here = keyword(tokens.get(next));
            if (here.isPresent()) {
                keyword = here;
                statements.computeIfAbsent(here.get(), k -> new ArrayList<>());
                next++;
            } else if (keyword.isEmpty()) {
                next++;
            } else if (keyword.get() == Keyword.CONSTANT) {
                constant();
            } else {
                name(keyword.get());
            }
        }
        var names = new EnumMap<Keyword, List<String>>(Keyword.class);
        statements.forEach((k, list) -> names.put(k, List.copyOf(list)));
        return new ModelConfig(Collections.unmodifiableMap(names), Collections.unmodifiableMap(constants));
    }

    private static Optional<Keyword> keyword(String token) {
        for (Keyword keyword : Keyword.values()) {
            String word = keyword.name();
            String plural = keyword == Keyword.PROPERTY ? "PROPERTIES" : word + "S";
            if (token.equals(word) || token.equals(plural)) {
                return Optional.of(keyword);
            }
        }
        return Optional.empty();
    }

    private void name(Keyword keyword) {
        var name = new StringBuilder(tokens.get(next++));
        while (next + 1 < tokens.size() && tokens.get(next).equals("!")) {
            name.append('!').append(tokens.get(next + 1));
            next += 2;
        }
        statements.computeIfAbsent(keyword, k -> new ArrayList<>()).add(name.toString());
    }

    /** Reads {@code name = value}, {@code name <- def}, {@code name <- [Module]def} or {@code op(1, 2) = value}. */
    private void constant() {
        var name = new StringBuilder(tokens.get(next++));
        if (at("(")) {
            name.append(group());
        }
        if (at("=")) {
            next++;
            String module = bracketedModule();
            String text = value();
            constants.put(name.toString(), new Assignment.Value(module.isEmpty() ? text : "[" + module + "]" + text));
        } else if (at("<-")) {
            next++;
            String module = bracketedModule();
            constants.put(name.toString(), new Assignment.Substitution(module, value()));
        }
    }

    private boolean at(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }

    private String bracketedModule() {
        if (at("[") && next + 2 < tokens.size() && tokens.get(next + 2).equals("]")) {
            String module = tokens.get(next + 1);
            next += 3;
            return module;
        }
        return "";
    }

    private String value() {
        if (next >= tokens.size()) {
            return "";
        }
        String token = tokens.get(next);
        if (token.equals("-") && next + 1 < tokens.size()) {
            next += 2;
            return "-" + tokens.get(next - 1);
        }
        if (isOpening(token)) {
            return group();
        }
        next++;
        return token;
    }

    /** Reads a bracketed group up to the bracket that closes it. */
    private String group() {
        var text = new StringBuilder();
        int depth = 0;
        do {
            String token = tokens.get(next++);
            depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0;
            text.append(token).append(token.equals(",") ? " " : "");
        } while (depth > 0 && next < tokens.size());
        return text.toString();
    }

    private static boolean isOpening(String token) {
        return token.equals("{") || token.equals("(") || token.equals("[") || token.equals("<<");
    }

    private static boolean isClosing(String token) {
        return token.equals("}") || token.equals(")") || token.equals("]") || token.equals(">>");
    }
}
