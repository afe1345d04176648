package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.RaftNode;
import dev.lockstep.runner.binding.Offer;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds what servers would do of themselves or for a client: what a copy of them does not refuse.
 *
 * <p>A server is in the same state in very many states of its cluster, and it can't see the others. So it is asked once for each state of its own: all that the spec's
 * variables show of it, and what it has written. Safe for use by several threads.
 */
final class OwnEvents {
    private final List<String> servers;
    private final List<String> requests;
    private final Map<Asked, List<Offer>> known = new ConcurrentHashMap<>();

    private record Asked(String server, List<TlaValue> observed, Object written) {}

    OwnEvents(List<String> servers, List<String> requests) {
        this.servers = servers;
        this.requests = requests;
    }

    /** Lists them for a server, given its name. */
    List<Offer> of(String name, Server server) {
        server.freeze();
        var asked = new Asked(name, Arrays.asList(server.observed()), server.written());
        List<Offer> offers = known.get(asked);
        if (offers == null) {
            offers = ask(name, server);
            known.put(asked, offers);
        }
        return offers;
    }

    private List<Offer> ask(String i, Server server) {
        List<Offer> offers = new ArrayList<>();
        var trial = new Trial(server);
        offers.add(Offer.of("Restart", i));
        for (String v : requests) {
            if (trial.takes(node -> node.clientRequest(v))) {
                offers.add(Offer.of("ClientRequest", i, v));
            }
        }
        for (String j : servers) {
            if (trial.takes(node -> node.appendEntries(j))) {
                offers.add(Offer.of("AppendEntries", i, j));
            }
        }
        if (trial.takes(RaftNode::timeout)) {
            offers.add(Offer.of("Timeout", i));
        }
        return offers;
    }

    /** Tries events on copies of a server. One that refused an event has not changed, and serves for the next one. */
    private static final class Trial {
        private final Server server;
        private @Nullable RaftNode copy;

        Trial(Server server) {
            this.server = server;
        }

        boolean takes(Consumer<RaftNode> event) {
            RaftNode node = copy == null ? server.live().node() : copy;
            copy = node;
            try {
                event.accept(node);
            } catch (IllegalStateException | IllegalArgumentException refused) {
                return false;
            }
            copy = null;
            return true;
        }
    }
}
