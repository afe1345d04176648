/**
 * What runs inside a forked JVM beside the program that it was forked for. It shares that JVM with the program, so it
 * knows the JDK alone.
 */
@NullMarked
package dev.lockstep.modelchecker.guard;

import org.jspecify.annotations.NullMarked;
