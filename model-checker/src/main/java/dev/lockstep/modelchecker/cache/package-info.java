/** Graphs explored earlier, kept in files by what they depend on: an unchanged model is not explored twice. */
@NullMarked
package dev.lockstep.modelchecker.cache;

import org.jspecify.annotations.NullMarked;
