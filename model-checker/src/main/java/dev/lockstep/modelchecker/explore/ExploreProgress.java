package dev.lockstep.modelchecker.explore;

/**
 * How far an exploration is, told at the end of each level.
 *
 * @param depth levels finished
 * @param states states found
 * @param transitions transitions found
 * @param queue states that wait to be expanded
 */
public record ExploreProgress(int depth, int states, int transitions, int queue) {}
