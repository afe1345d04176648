package dev.lockstep.modelchecker.spec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Hashes a protocol: the same for any layout, comment or model of it, another for any change of its formulas.
 *
 * <p>What counts are the token streams of the modules that the model's module reaches, without standard modules and
 * without the modules that only hold bounds or mutants ({@code MC...}, {@code Mutants...}). White space does not count,
 * so neither does the alignment of a bulleted list, though it can carry meaning.
 */
public final class SpecHash {
    private SpecHash() {}

    /**
     * Computes the SHA-256 of the protocol that a model checks, in lower-case hexadecimal digits.
     *
     * @throws SpecException if a module is missing or is no module (150)
     */
    public static String of(Model model) {
        ModuleClosure closure = ModuleClosure.of(model);
        MessageDigest digest = sha256();
        boolean any = false;
        for (Map.Entry<String, ModuleClosure.Source> module : closure.modules().entrySet()) {
            if (!module.getKey().startsWith("MC") && !module.getKey().startsWith("Mutants")) {
                add(digest, module.getKey(), module.getValue());
                any = true;
            }
        }
        if (!any) {
            // A protocol written in a module named MC...: its own text is all there is.
            closure.modules().forEach((name, source) -> add(digest, name, source));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String name, ModuleClosure.Source source) {
        digest.update((name + "\n\n").getBytes(StandardCharsets.UTF_8));
        for (String token : source.tokens()) {
            digest.update((token + "\n").getBytes(StandardCharsets.UTF_8));
        }
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
