package dev.lockstep.modelchecker.explore;

/**
 * How far an exploration is, told every once in a while.
 *
 * @param depth levels begun
 * @param states states found
 * @param transitions transitions found
 * @param queue states that wait to be expanded
 */
public record ExploreProgress(int depth, int states, int transitions, int queue) {}
