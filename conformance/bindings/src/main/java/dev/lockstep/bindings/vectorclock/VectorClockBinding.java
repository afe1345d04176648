package dev.lockstep.bindings.vectorclock;

import dev.lockstep.protocols.vectorclock.ClockedProcess;
import dev.lockstep.protocols.vectorclock.Update;
import dev.lockstep.protocols.vectorclock.VectorClock;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.Copyable;
import dev.lockstep.runner.binding.Offer;
import dev.lockstep.runner.binding.SpecAction;
import dev.lockstep.runner.binding.SpecBinding;
import dev.lockstep.runner.binding.SpecEnabled;
import dev.lockstep.runner.binding.SpecVariable;
import dev.lockstep.runner.binding.Unobserved;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Links {@link ClockedProcess} to the spec {@code VectorClock}: a process a node, and the updates in flight between them.
 *
 * <p>A message of the spec stands for the update in flight that has its value; an event with a message that is not in flight here is an error of the
 * subject.
 */
@SpecBinding(
        value = "VectorClock",
        unobserved =
                @Unobserved(
                        variable = "history",
                        reason = "a ghost: it records what causality is, and no node keeps it"))
public class VectorClockBinding implements Copyable<VectorClockBinding> {
    private final ClockValues values;
    private final Map<String, ClockedProcess> processes = new HashMap<>();

    /** The updates in flight by their values in the spec. */
    private final Map<TlaValue, Update> inFlight;

    /**
     * Starts a process for each node of a model.
     *
     * @param constants the model's constants; {@code Node} names the nodes
     * @param start makes the process of the node of this name
     */
    public VectorClockBinding(Constants constants, Function<String, ClockedProcess> start) {
        this.values = new ClockValues(constants);
        this.inFlight = new HashMap<>();
        for (String node : values.nodes()) {
            processes.put(node, start.apply(node));
        }
    }

    /** Creates a copy of {@code other}, processes and all. */
    protected VectorClockBinding(VectorClockBinding other) {
        this.values = other.values;
        this.inFlight = new HashMap<>(other.inFlight);
        other.processes.forEach((node, process) -> processes.put(node, process.copy()));
    }

    @Override
    public VectorClockBinding copy() {
        return new VectorClockBinding(this);
    }

    /** Binds {@code VectorClock!Local}. */
    @SpecAction("Local")
    public void local(String i) {
        ClockedProcess process = process(i);
        process.local();
        acted(process);
    }

    /** Binds {@code VectorClock!Send}. */
    @SpecAction("Send")
    public void send(String i, String j) {
        ClockedProcess process = process(i);
        transmit(process.send(j));
        acted(process);
    }

    /** Binds {@code VectorClock!Receive}: the network gives the message away. */
    @SpecAction("Receive")
    public void receive(String i, TlaValue m) {
        Update update = inFlight(m);
        inFlight.remove(m);
        deliver(i, update);
    }

    /** Binds {@code VectorClock!ReceiveDuplicate}: the network keeps the message, to deliver it once more. */
    @SpecAction("ReceiveDuplicate")
    public void receiveDuplicate(String i, TlaValue m) {
        deliver(i, inFlight(m));
    }

    /** Binds {@code VectorClock!Lose}: an act of the network that no node notices. */
    @SpecAction("Lose")
    public void lose(TlaValue m) {
        inFlight(m);
        inFlight.remove(m);
    }

    /** Lists what the nodes do of themselves: a copy of them that refuses would not. */
    @SpecEnabled({"Local", "Send"})
    public Collection<Offer> ownEvents() {
        List<Offer> offers = new ArrayList<>();
        processes.forEach((i, process) -> {
            offers.add(Offer.of("Local", i));
            for (String j : processes.keySet()) {
                if (sends(process, j)) {
                    offers.add(Offer.of("Send", i, j));
                }
            }
        });
        return offers;
    }

    private static boolean sends(ClockedProcess process, String to) {
        try {
            process.copy().send(to);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** Lists what the network may do with each update in flight. */
    @SpecEnabled({"Receive", "ReceiveDuplicate", "Lose"})
    public Collection<Offer> networkEvents() {
        List<Offer> offers = new ArrayList<>();
        inFlight.forEach((m, update) -> {
            offers.add(Offer.of("Receive", update.to(), m));
            offers.add(Offer.of("ReceiveDuplicate", update.to(), m));
            offers.add(Offer.of("Lose", m));
        });
        return offers;
    }

    /** Shows {@code clock}. */
    @SpecVariable("clock")
    public TlaValue clock() {
        return ofEachNode(process -> values.clock(process.clock()));
    }

    /** Shows {@code versions}. */
    @SpecVariable("versions")
    public TlaValue versions() {
        return ofEachNode(process -> values.versions(process.versions()));
    }

    /** Shows {@code lastOrder}. */
    @SpecVariable("lastOrder")
    public TlaValue lastOrder() {
        return ofEachNode(process -> values.order(process.lastOrder()));
    }

    /** Shows {@code messages}. */
    @SpecVariable("messages")
    public TlaValue messages() {
        return TlaValue.set(inFlight.keySet());
    }

    /**
     * Is told of each event of a process once its effects are in place; does nothing. A variant whose updates share state with their sender lets the
     * event reach them here.
     */
    protected void acted(ClockedProcess process) {}

    /** Gives the updates in flight from a node. */
    protected final List<Update> inFlightFrom(String node) {
        List<Update> sent = new ArrayList<>();
        for (Update update : inFlight.values()) {
            if (update.from().equals(node)) {
                sent.add(update);
            }
        }
        return sent;
    }

    /** Puts an update in flight; one that is in flight already stays as it is. */
    protected final void transmit(Update update) {
        Update sent = overTheWire(update);
        inFlight.put(values.update(sent), sent);
    }

    /** Writes and reads an update, with its clock as the papers have it: a count for each node, 0 for one that was not heard of. */
    private Update overTheWire(Update update) {
        Map<String, Long> counts = new HashMap<>();
        values.nodes().forEach(node -> counts.put(node, update.clock().get(node)));
        return new Update(update.from(), update.to(), VectorClock.of(counts));
    }

    /** Takes an update out of flight. */
    protected final void withdraw(Update update) {
        inFlight.remove(values.update(update));
    }

    private void deliver(String i, Update update) {
        ClockedProcess process = process(i);
        process.receive(update);
        acted(process);
    }

    private ClockedProcess process(String node) {
        ClockedProcess process = processes.get(node);
        if (process == null) {
            throw new IllegalStateException("no process for node '" + node + "'; there are " + values.nodes());
        }
        return process;
    }

    private Update inFlight(TlaValue message) {
        Update update = inFlight.get(message);
        if (update == null) {
            throw new IllegalStateException(
                    "the spec has the message " + message + " in flight, the subject only " + messages());
        }
        return update;
    }

    private TlaValue ofEachNode(Function<ClockedProcess, TlaValue> shown) {
        Map<TlaValue, TlaValue> mapping = new HashMap<>();
        processes.values().forEach(process -> mapping.put(values.node(process.id()), shown.apply(process)));
        return TlaValue.function(mapping);
    }
}
