package dev.lockstep.traces.value;

import java.math.BigInteger;

/**
 * A TLA+ integer of any size.
 *
 * @param value the integer
 */
public record TlaInteger(BigInteger value) implements TlaValue {
    private static final int CACHED = 1024;
    private static final TlaInteger[] SMALL = new TlaInteger[CACHED];

    static {
        for (int i = 0; i < CACHED; i++) {
            SMALL[i] = new TlaInteger(BigInteger.valueOf(i));
        }
    }

    static TlaInteger of(long n) {
        return n >= 0 && n < CACHED ? SMALL[(int) n] : new TlaInteger(BigInteger.valueOf(n));
    }

    static TlaInteger of(BigInteger n) {
        return n.bitLength() < Long.SIZE ? of(n.longValue()) : new TlaInteger(n);
    }

    /**
     * Gives this integer as an {@code int}.
     *
     * @throws ArithmeticException if it does not fit
     */
    public int intValue() {
        return value.intValueExact();
    }

    @Override
    public int compareTo(TlaValue other) {
        return other instanceof TlaInteger i ? value.compareTo(i.value) : ValueOrder.compareKinds(this, other);
    }

    @Override
    public void appendTo(StringBuilder text) {
        text.append(value);
    }

    @Override
    public String toString() {
        return TlaText.of(this);
    }
}
