/**
 * Joins as values, and the tables of rows by key that they look rows up in.
 *
 * <p>Key types: {@link dev.sluice.core.join.JoinSpec}, {@link dev.sluice.core.join.BuildCollector},
 * {@link dev.sluice.core.join.BuildSide}, {@link dev.sluice.core.join.ChainProbe}. One side of a
 * join flows through a chain of operators, batch by batch: the probe side. The other, the build
 * side, is an input of the stage that the join reads by itself.
 */
@NullMarked
package dev.sluice.core.join;

import org.jspecify.annotations.NullMarked;
