package dev.lockstep.bindings.quorum;

import dev.lockstep.protocols.quorum.Content;
import dev.lockstep.protocols.quorum.Kind;
import dev.lockstep.protocols.quorum.Message;
import dev.lockstep.protocols.quorum.Outcome;
import dev.lockstep.protocols.quorum.Phase;
import dev.lockstep.protocols.quorum.Version;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaValue;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Write what the protocol's classes hold as the spec does.
 *
 * <p>The register's values are the model's own, as TLA+ values. A client or replica has in Java the name of its model value; the empty writer and the
 * value null are {@code NoWriter} and {@code NoValue}. What was written once is kept: a model has few contents and each is shown
 * many times. Safe for use by several threads.
 */
final class QuorumValues {
    private final Map<String, TlaValue> nodes = new HashMap<>();
    private final Map<Phase, TlaValue> phases = new EnumMap<>(Phase.class);
    private final Map<Kind, TlaValue> kinds = new EnumMap<>(Kind.class);
    private final Map<Content<TlaValue>, TlaValue> contents = new ConcurrentHashMap<>();
    private final TlaValue noWriter;
    private final TlaValue noValue;
    private final List<TlaValue> written;

    /** Take the names of a model's nodes, its {@code NoWriter} and its {@code NoValue}. */
    QuorumValues(Constants constants) {
        noWriter = constants.get("NoWriter");
        noValue = constants.get("NoValue");
        written = constants.get("Value") instanceof TlaSet set ? List.copyOf(set.elements()) : List.of();
        addNodes(constants, "Client");
        addNodes(constants, "Replica");
        for (Phase phase : Phase.values()) {
            phases.put(phase, lowerCase(phase));
        }
        for (Kind kind : Kind.values()) {
            kinds.put(kind, lowerCase(kind));
        }
    }

    /** Give the values that the model's clients write. */
    List<TlaValue> written() {
        return written;
    }

    private void addNodes(Constants constants, String set) {
        constants.names(set).forEach(name -> nodes.put(name, TlaValue.modelValue(name)));
        if (!constants.get(set).equals(nodes(constants.names(set)))) {
            throw new IllegalArgumentException("expected a set of model values in constant " + set + ", found "
                    + constants.get(set) + "; name the nodes in the model's .cfg without quotes");
        }
    }

    /** Give the model value of a client or replica. */
    TlaValue node(String name) {
        TlaValue node = nodes.get(name);
        if (node == null) {
            throw new IllegalStateException(
                    "the subject names a node " + name + ", but the model has only " + nodes.values());
        }
        return node;
    }

    /** Give a set of clients or of replicas. */
    TlaSet nodes(Collection<String> names) {
        return TlaValue.set(names.stream().map(this::node).toList());
    }

    /** Give a phase: {@code IDLE} is {@code "idle"}. */
    TlaValue phase(Phase phase) {
        return Objects.requireNonNull(phases.get(phase));
    }

    /** Give a kind of operation: {@code NONE} is {@code "none"}. */
    TlaValue kind(Kind kind) {
        return Objects.requireNonNull(kinds.get(kind));
    }

    private static TlaValue lowerCase(Enum<?> constant) {
        return TlaValue.string(constant.name().toLowerCase(Locale.ROOT));
    }

    /** Give the value being written, {@code NoValue} if there is none. */
    TlaValue proposal(Optional<TlaValue> proposal) {
        return proposal.orElse(noValue);
    }

    /** Give {@code [version, value]}. */
    TlaValue content(Content<TlaValue> content) {
        TlaValue known = contents.get(content);
        return known != null ? known : contents.computeIfAbsent(content, this::newContent);
    }

    private TlaValue newContent(Content<TlaValue> content) {
        return TlaValue.record(Map.of("version", version(content.version()), "value", value(content)));
    }

    /** Give how the last operation ended, {@code NoResult} if none has. */
    TlaValue result(Optional<Outcome<TlaValue>> result) {
        Content<TlaValue> content = result.map(Outcome::content).orElse(Content.unwritten());
        Kind kind = result.map(outcome -> outcome instanceof Outcome.Written ? Kind.WRITE : Kind.READ)
                .orElse(Kind.NONE);
        return TlaValue.record(
                Map.of("kind", kind(kind), "version", version(content.version()), "value", value(content)));
    }

    /** Give a message; it has the content's version and value as fields of its own. */
    TlaValue message(Message<TlaValue> message) {
        if (message instanceof Message.Query<TlaValue>) {
            return message("Query", message);
        } else if (message instanceof Message.Ack<TlaValue>) {
            return message("Ack", message);
        } else if (message instanceof Message.QueryReply<TlaValue> reply) {
            return message("QueryReply", message, reply.content());
        } else if (message instanceof Message.Store<TlaValue> store) {
            return message("Store", message, store.content());
        }
        throw new IllegalStateException("the spec has no such message: " + message);
    }

    private TlaValue message(String type, Message<TlaValue> message) {
        return TlaValue.record(Map.of(
                "type", TlaValue.string(type),
                "from", node(message.from()),
                "to", node(message.to()),
                "number", TlaValue.integer(message.number())));
    }

    private TlaValue message(String type, Message<TlaValue> message, Content<TlaValue> content) {
        return TlaValue.record(Map.of(
                "type", TlaValue.string(type),
                "from", node(message.from()),
                "to", node(message.to()),
                "number", TlaValue.integer(message.number()),
                "version", version(content.version()),
                "value", value(content)));
    }

    private TlaValue version(Version version) {
        return TlaValue.record(Map.of(
                "counter",
                TlaValue.integer(version.counter()),
                "writer",
                version.writer().isEmpty() ? noWriter : node(version.writer())));
    }

    private TlaValue value(Content<TlaValue> content) {
        TlaValue value = content.value();
        return value == null ? noValue : value;
    }
}
