package dev.lockstep.cli.skeleton;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Java names for TLA+ names, which may be Java's keywords, begin with digits, or differ from each other only in case. */
final class JavaNames {
    private JavaNames() {}

    /** Gives the name of a class: {@code ewd840} becomes {@code Ewd840}. */
    static String type(String name) {
        String plain = identifier(name);
        return plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }

    /** Gives the name of a method or a parameter: {@code RMPrepare} becomes {@code rmPrepare}, {@code class} becomes {@code class_}. */
    static String member(String name) {
        String plain = identifier(name);
        int capitals = 0;
        while (capitals < plain.length() && Character.isUpperCase(plain.charAt(capitals))) {
            capitals++;
        }
        // The last capital of several begins the next word, unless all of the name is capitals.
        boolean wordFollows =
                capitals > 1 && capitals < plain.length() && Character.isLowerCase(plain.charAt(capitals));
        int lowered = wordFollows ? capitals - 1 : capitals;
        String member = plain.substring(0, lowered).toLowerCase(Locale.ROOT) + plain.substring(lowered);
        return SourceVersion.isKeyword(member) ? member + "_" : member;
    }

    private static String identifier(String name) {
        var identifier = new StringBuilder();
        name.chars().forEach(c -> identifier.append(Character.isJavaIdentifierPart(c) ? (char) c : '_'));
        return identifier.isEmpty() || !Character.isJavaIdentifierStart(identifier.charAt(0))
                ? "_" + identifier
                : identifier.toString();
    }

    /** Gives a name that is not taken yet, and takes it. */
    static String unique(String name, Set<String> taken) {
        String free = name;
        while (!taken.add(free)) {
            free += "_";
        }
        return free;
    }

    /** Gives the content of a Java string literal. */
    static String literal(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Gives text for a line comment, cut to a length; a Unicode escape would be read by the compiler there, too. */
    static String comment(String text, int most) {
        String line = text.replace("\\u", "\\ u");
        return line.length() <= most ? line : line.substring(0, most - 3) + "...";
    }
}
