package dev.lockstep.modelchecker.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/** Holds a manifest as a JSON tree that knows the line of each of its parts. */
record ManifestJson(Path file, ObjectNode root, Map<String, Integer> lines, boolean endsWithNewline) {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static ManifestJson read(Path file) {
        Path at = file.toAbsolutePath().normalize();
        try {
            String text = Files.readString(at, StandardCharsets.UTF_8);
            JsonNode tree = MAPPER.readTree(text);
            if (!(tree instanceof ObjectNode root)) {
                throw new SpecException(
                        SpecException.USAGE,
                        at + ":1: expected an object with \"modules\", found " + kind(tree)
                                + "; see the README on manifests");
            }
            return new ManifestJson(at, root, lines(text), text.endsWith("\n"));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new SpecException(
                    SpecException.USAGE,
                    at + ":" + line + ": expected JSON, found an error: " + e.getOriginalMessage()
                            + "; correct the file",
                    e);
        } catch (IOException e) {
            throw new SpecException(
                    SpecException.USAGE, at + ": expected a readable " + Manifest.FILE + " in UTF-8, found: " + e, e);
        }
    }

    ManifestJson copy() {
        return new ManifestJson(file, root.deepCopy(), lines, endsWithNewline);
    }

    /** Writes the tree to a file beside the old one, then moves it into place, so that no reader sees half of it. */
    void write() {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""))
                .withObjectIndenter(indent)
                .withArrayIndenter(indent);
        try {
            String text = MAPPER.writer(printer).writeValueAsString(root) + (endsWithNewline ? "\n" : "");
            Path fresh = Files.createTempFile(FileNames.folderOf(file), "." + Manifest.FILE, ".new");
            try {
                Files.writeString(fresh, text, StandardCharsets.UTF_8);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new SpecException(
                    SpecException.USAGE, file + ": expected a manifest that can be written, found: " + e, e);
        }
    }

    ObjectNode object(JsonNode node, String at) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw error(at, "an object", node);
    }

    ArrayNode array(ObjectNode parent, String at, String field) {
        if (parent.path(field) instanceof ArrayNode array) {
            return array;
        }
        throw error(at + "/" + field, "an array", parent.path(field));
    }

    String text(ObjectNode parent, String at, String field) {
        JsonNode node = parent.path(field);
        if (node.isTextual()) {
            return node.asText();
        }
        throw error(at + "/" + field, "a string", node);
    }

    long count(ObjectNode parent, String at, String field) {
        JsonNode node = parent.path(field);
        if (node.isMissingNode()) {
            return ManifestEntry.NOT_RECORDED;
        }
        if (node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0) {
            return node.asLong();
        }
        throw error(at + "/" + field, "a count (an integer from 0 on)", node);
    }

    /** Gives the line of a part by its JSON pointer; of a missing part, that of the part around it. */
    int line(String pointer) {
        String at = pointer;
        while (!at.isEmpty() && !lines.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.getOrDefault(at, 1);
    }

    SpecException error(String pointer, String expected, JsonNode found) {
        return new SpecException(
                SpecException.USAGE,
                file + ":" + line(pointer) + ": expected " + expected + " at " + pointer + ", found " + kind(found)
                        + "; correct the manifest");
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> "nothing";
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            default -> node.toString();
        };
    }

    private static Map<String, Integer> lines(String text) throws IOException {
        var lines = new HashMap<String, Integer>();
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                // At the start of an object or array the context is already the inner one; its parent has the path.
                var context =
                        token.isStructStart() ? parser.getParsingContext().getParent() : parser.getParsingContext();
                if (context != null && !token.isStructEnd() && token != JsonToken.FIELD_NAME) {
                    lines.putIfAbsent(
                            context.pathAsPointer().toString(),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return Map.copyOf(lines);
    }
}
