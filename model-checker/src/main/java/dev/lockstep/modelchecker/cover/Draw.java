package dev.lockstep.modelchecker.cover;

import java.util.Random;

/** Random numbers that are the same on every platform. */
final class Draw {
    private Draw() {}

    /** Gives a generator; neighbouring seeds, which {@link Random} alone would begin alike, are mixed first (Steele, Lea, Flood 2014). */
    static Random of(long seed) {
        long mixed = seed + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return new Random(mixed ^ mixed >>> 31);
    }
}
