/**
 * Sort and partition keys: which columns, in which order, and how two rows compare.
 *
 * <p>Key types: {@link dev.sluice.frames.key.ClusterBy}, {@link dev.sluice.frames.key.KeyColumn}.
 */
@NullMarked
package dev.sluice.frames.key;

import org.jspecify.annotations.NullMarked;
