/** The {@code lockstep} command: assembles the rest. */
@NullMarked
package dev.lockstep.cli;

import org.jspecify.annotations.NullMarked;
