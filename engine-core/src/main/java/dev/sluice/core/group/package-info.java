/**
 * Groups of rows by key: which rows have equal keys, as numbers from 0.
 *
 * <p>Key types: {@link dev.sluice.core.group.Grouper}, {@link dev.sluice.core.group.Groupers},
 * {@link dev.sluice.core.group.Runs}. The form of the keys that come along decides how they are
 * found: as an index of an array while there are few or while they lie close together, else in open
 * hash tables over words of 64 bits. Texts become codes first. NULL is a key like any other; 0.0
 * and -0.0 are one key, and so are all NaN.
 */
@NullMarked
package dev.sluice.core.group;

import org.jspecify.annotations.NullMarked;
