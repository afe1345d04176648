package turnstile;

import java.util.Optional;

/** The turnstile with a mistake: it takes one coin more than there is place for. */
public final class Turnstile {
    private final int most;
    private int paid;
    private String returned;

    /** Makes a turnstile that can be paid in advance for so many people. */
    public Turnstile(int most) {
        this.most = most;
    }

    /** Makes a copy of another turnstile. */
    public Turnstile(Turnstile other) {
        this.most = other.most;
        this.paid = other.paid;
        this.returned = other.returned;
    }

    /** Takes a coin, or gives it back if there is no place for it. */
    public void insert(String coin) {
        if (paid <= most) {
            paid++;
            returned = null;
        } else {
            returned = coin;
        }
    }

    /** Turns if it is paid; says whether it did. */
    public boolean push() {
        returned = null;
        if (paid == 0) {
            return false;
        }
        paid--;
        return true;
    }

    /** Gives for how many people it is paid. */
    public int paid() {
        return paid;
    }

    /** Gives the coin that it gave back last. */
    public Optional<String> returned() {
        return Optional.ofNullable(returned);
    }
}
