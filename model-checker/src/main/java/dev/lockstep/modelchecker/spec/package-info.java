/** Specs and their models on disk: finding them, reading {@code manifest.json} and {@code .cfg}, copying, hashing. */
@NullMarked
package dev.lockstep.modelchecker.spec;

import org.jspecify.annotations.NullMarked;
