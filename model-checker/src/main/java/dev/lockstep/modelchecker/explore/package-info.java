/** Own breadth-first exploration over an evaluator: the full typed state graph. */
@NullMarked
package dev.lockstep.modelchecker.explore;

import org.jspecify.annotations.NullMarked;
