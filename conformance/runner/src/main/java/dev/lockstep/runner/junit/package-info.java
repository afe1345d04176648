/** Replays as tests of JUnit 5: a class that implements {@link dev.lockstep.runner.junit.ConformanceTests} is all that a project writes. */
@NullMarked
package dev.lockstep.runner.junit;

import org.jspecify.annotations.NullMarked;
