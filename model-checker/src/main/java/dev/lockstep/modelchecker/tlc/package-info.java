/** Runs of the real TLC in a JVM of its own: verdict, counterexample, progress, statistics. */
@NullMarked
package dev.lockstep.modelchecker.tlc;

import org.jspecify.annotations.NullMarked;
