/** What a binding and its test look like before anything is filled in: Java sources from a spec's actions, variables and values. */
@NullMarked
package dev.lockstep.cli.skeleton;

import org.jspecify.annotations.NullMarked;
