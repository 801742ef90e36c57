package dev.sluice.core.join;

/**
 * Column of the build side.
 *
 * @param name under which the join gives it; no column of the probe side has this name
 * @param build its name in the build side
 */
public record JoinColumn(String name, String build) {}
