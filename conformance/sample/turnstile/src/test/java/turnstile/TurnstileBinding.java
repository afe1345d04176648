package turnstile;

import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.Copyable;
import dev.lockstep.runner.binding.SpecAction;
import dev.lockstep.runner.binding.SpecBinding;
import dev.lockstep.runner.binding.SpecVariable;

/** Links {@link Turnstile} to the spec: a method for each action, and one for each variable. */
@SpecBinding("Turnstile")
public final class TurnstileBinding implements Copyable<TurnstileBinding> {
    private final Turnstile turnstile;

    /** Makes a turnstile for a model's constants. */
    TurnstileBinding(Constants constants) {
        this(new Turnstile(constants.integer("Most")));
    }

    private TurnstileBinding(Turnstile turnstile) {
        this.turnstile = turnstile;
    }

    @SpecAction("Insert")
    public void insert(String coin) {
        turnstile.insert(coin);
    }

    @SpecAction("GiveBack")
    public void giveBack(String coin) {
        turnstile.insert(coin);
    }

    @SpecAction("Push")
    public void push() {
        turnstile.push();
    }

    @SpecVariable("paid")
    public int paid() {
        return turnstile.paid();
    }

    @SpecVariable("returned")
    public String returned() {
        return turnstile.returned().orElse("none");
    }

    @Override
    public TurnstileBinding copy() {
        return new TurnstileBinding(new Turnstile(turnstile));
    }
}
