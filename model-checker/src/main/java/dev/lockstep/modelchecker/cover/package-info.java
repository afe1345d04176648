/** From state graph to traces. */
@NullMarked
package dev.lockstep.modelchecker.cover;

import org.jspecify.annotations.NullMarked;
